package health.tarn.rest;

import health.tarn.api.HistoryPage;
import health.tarn.api.Resource;
import health.tarn.api.SearchCall;
import health.tarn.api.SearchCall.Parameter;
import health.tarn.api.SearchPage;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes Bundles of results around the bytes of resources. */
final class BundleWriter {

  private static final int ENTRY = 150;

  private final JsonOutput out;
  private final Links links;

  BundleWriter(JsonOutput out, Links links) {
    this.out = out;
    this.links = links;
  }

  static Body searchset(Links links, SearchCall call, SearchPage page) {
    long size = 0;
    for (SearchPage.Match match : page.matches()) {
      size += size(match.resource());
    }
    return new Body.Streamed(size, out -> new BundleWriter(out, links).searchset(call, page));
  }

  static Body history(Links links, String path, List<Parameter> parameters, HistoryPage page) {
    long size = 0;
    for (Resource version : page.versions()) {
      size += size(version);
    }
    return new Body.Streamed(
        size, out -> new BundleWriter(out, links).history(path, parameters, page));
  }

  void searchset(SearchCall call, SearchPage page) throws IOException {
    String path = call.type() == null ? "" : '/' + call.type();
    begin("searchset", page.total(), path, page.applied(), call.page(), page.nextPage());
    if (!page.matches().isEmpty() || !page.warnings().isEmpty()) {
      out.name("entry").beginArray();
      for (SearchPage.Match match : page.matches()) {
        beginEntry(match.resource());
        resource(match.resource());
        searchMode(match.included() ? "include" : "match");
        out.endObject();
      }
      warnings(page);
      out.endArray();
    }
    out.endObject();
  }

  void history(String path, List<Parameter> parameters, HistoryPage page) throws IOException {
    begin("history", page.total(), path, parameters, pageOf(parameters), page.nextPage());
    if (!page.versions().isEmpty()) {
      out.name("entry").beginArray();
      for (Resource version : page.versions()) {
        beginEntry(version);
        resource(version);
        howItCame(version);
        out.endObject();
      }
      out.endArray();
    }
    out.endObject();
  }

  void begin(
      String type,
      @Nullable Long total,
      String path,
      List<Parameter> parameters,
      @Nullable String page,
      @Nullable String next)
      throws IOException {
    out.beginObject().field("resourceType", "Bundle").field("type", type);
    if (total != null) {
      out.field("total", total);
    }
    out.name("link").beginArray();
    link("self", links.page(path, parameters, page));
    if (next != null) {
      link("next", links.page(path, parameters, next));
    }
    out.endArray();
  }

  private void link(String relation, String url) throws IOException {
    out.beginObject().field("relation", relation).field("url", url).endObject();
  }

  private void beginEntry(Resource resource) throws IOException {
    out.beginObject();
    fullUrl(resource);
  }

  void fullUrl(Resource resource) throws IOException {
    out.field("fullUrl", links.to(resource.key()));
  }

  void resource(Resource resource) throws IOException {
    byte[] json = resource.json();
    if (json != null) {
      out.name("resource").json(json);
    }
  }

  void searchMode(String mode) throws IOException {
    out.name("search").beginObject().field("mode", mode).endObject();
  }

  private void warnings(SearchPage page) throws IOException {
    if (!page.warnings().isEmpty()) {
      out.beginObject().name("resource");
      OutcomeWriter.write(out, page.warnings());
      searchMode("outcome");
      out.endObject();
    }
  }

  /**
   * Says by which request a version came about. The log does not keep it: a first version is taken
   * for a create, every further one for an update.
   */
  private void howItCame(Resource version) throws IOException {
    String type = version.key().type();
    if (version.deleted()) {
      howItCame(version, "DELETE", version.key().toString(), "204 No Content");
    } else if (version.version() == 1) {
      howItCame(version, "POST", type, "201 Created");
    } else {
      howItCame(version, "PUT", version.key().toString(), "200 OK");
    }
  }

  private void howItCame(Resource version, String method, String url, String status)
      throws IOException {
    out.name("request").beginObject().field("method", method).field("url", url).endObject();
    out.name("response")
        .beginObject()
        .field("status", status)
        .field("etag", EntityTags.of(version.version()))
        .field("lastModified", version.lastUpdated().toString())
        .endObject();
  }

  static @Nullable String pageOf(List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      if (parameter.name().equals(Links.PAGE)) {
        return parameter.value();
      }
    }
    return null;
  }

  private static long size(Resource resource) {
    byte[] json = resource.json();
    return json == null ? ENTRY : json.length + ENTRY;
  }
}

package health.tarn.rest;

import health.tarn.api.SearchCall.Parameter;
import health.tarn.api.TimelinePage;
import health.tarn.api.TimelinePage.When;
import java.io.IOException;
import java.util.List;

/**
 * Writes a page of a timeline: a searchset whose entries say in an extension when they happened.
 *
 * <p>The extension {@code http://tarn.health/fhir/StructureDefinition/clinical-time} holds {@code
 * element}, {@code value} (a dateTime) and {@code precision}, or {@code absent} where the resource
 * has no date.
 */
final class TimelineWriter {

  private static final String TIME = "http://tarn.health/fhir/StructureDefinition/clinical-time";
  private static final int ENTRY = 450;

  private final JsonOutput out;
  private final BundleWriter bundle;

  private TimelineWriter(JsonOutput out, Links links) {
    this.out = out;
    this.bundle = new BundleWriter(out, links);
  }

  static Body bundle(Links links, String path, List<Parameter> parameters, TimelinePage page) {
    long size = 0;
    for (TimelinePage.Entry entry : page.entries()) {
      byte[] json = entry.resource().json();
      size += ENTRY + (json == null ? 0 : json.length);
    }
    return new Body.Streamed(
        size, out -> new TimelineWriter(out, links).write(path, parameters, page));
  }

  private void write(String path, List<Parameter> parameters, TimelinePage page)
      throws IOException {
    bundle.begin(
        "searchset", null, path, parameters, BundleWriter.pageOf(parameters), page.nextPage());
    if (!page.entries().isEmpty()) {
      out.name("entry").beginArray();
      for (TimelinePage.Entry entry : page.entries()) {
        out.beginObject();
        when(entry);
        bundle.fullUrl(entry.resource());
        bundle.resource(entry.resource());
        bundle.searchMode("match");
        out.endObject();
      }
      out.endArray();
    }
    out.endObject();
  }

  private void when(TimelinePage.Entry entry) throws IOException {
    out.name("extension").beginArray().beginObject();
    out.name("extension").beginArray();
    When when = entry.when();
    if (when == null) {
      out.beginObject().field("url", "absent").name("valueBoolean").bool(true).endObject();
    } else {
      part("element", "valueString", when.element());
      part("value", "valueDateTime", when.text());
      part("precision", "valueCode", when.precision());
    }
    out.endArray();
    out.field("url", TIME).endObject().endArray();
  }

  private void part(String url, String member, String value) throws IOException {
    out.beginObject().field("url", url).field(member, value).endObject();
  }
}

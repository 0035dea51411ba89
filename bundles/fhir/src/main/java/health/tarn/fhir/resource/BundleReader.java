package health.tarn.fhir.resource;

import health.tarn.api.Issue;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries of a transaction, batch or collection without copying their resources.
 *
 * <p>An entry that cannot be understood carries its problem, so that a batch can go on; whether it
 * ends a transaction is the caller's rule.
 */
public final class BundleReader {

  private static final Set<String> TYPES = Set.of("transaction", "batch", "collection");

  private final Json json;

  private BundleReader(Json json) {
    this.json = json;
  }

  /**
   * Reads a Bundle.
   *
   * @throws LakeException with UNPROCESSABLE if the text is no Bundle of one of these types or its
   *     entries are no array
   */
  public static ParsedBundle read(Json json) {
    return new BundleReader(json).bundle();
  }

  private ParsedBundle bundle() {
    int root = json.root();
    int resourceType = json.member(root, "resourceType");
    if (resourceType < 0 || !json.textEquals(resourceType, "Bundle")) {
      throw refused("expected a Bundle, found another resource or none", "$");
    }
    String type = text(root, "type");
    if (type == null || !TYPES.contains(type)) {
      throw refused(
          "expected a Bundle of type transaction, batch or collection, found "
              + (type == null ? "none" : "another"),
          "Bundle.type");
    }
    int entries = json.member(root, "entry");
    if (entries < 0) {
      return new ParsedBundle(json, type, List.of());
    }
    if (!json.is(entries, Kind.ARRAY)) {
      String found = json.kind(entries).described();
      throw refused("expected an array of entries, found " + found, "Bundle.entry");
    }
    List<BundleEntry> all = new ArrayList<>(json.size(entries));
    for (int node = json.first(entries); node >= 0; node = json.next(node)) {
      all.add(entry(all.size(), node, !type.equals("collection")));
    }
    return new ParsedBundle(json, type, all);
  }

  private BundleEntry entry(int index, int node, boolean requested) {
    int resource = json.member(node, "resource");
    Issue problem = resourceProblem(index, node, resource);
    BundleEntry.Request request = null;
    if (requested && problem == null) {
      problem = requestProblem(index, node, resource);
      request = problem == null ? request(json.member(node, "request")) : null;
    }
    return new BundleEntry(
        index,
        text(node, "fullUrl"),
        resource,
        resource < 0 ? -1 : json.begin(resource),
        resource < 0 ? -1 : json.end(resource),
        request,
        problem);
  }

  private @Nullable Issue resourceProblem(int index, int node, int resource) {
    if (!json.is(node, Kind.OBJECT)) {
      return problem(index, "", "expected an object, found " + json.kind(node).described());
    }
    if (resource >= 0 && text(resource, "resourceType") == null) {
      return problem(index, ".resource", "expected an object with a resourceType, found none");
    }
    return null;
  }

  private @Nullable Issue requestProblem(int index, int node, int resource) {
    int request = json.member(node, "request");
    if (request < 0 || !json.is(request, Kind.OBJECT)) {
      return problem(index, ".request", "expected a request with method and url, found none");
    }
    String name = text(request, "method");
    BundleEntry.Method method = name == null ? null : method(name);
    if (method == null) {
      String found = name == null ? "none" : "another text";
      String expected = "expected GET, HEAD, POST, PUT, PATCH or DELETE, found ";
      return problem(index, ".request.method", expected + found);
    }
    String url = text(request, "url");
    if (url == null || url.isEmpty()) {
      return problem(index, ".request.url", "expected a URL such as Patient/1, found none");
    }
    if (method.needsResource() && resource < 0) {
      return problem(index, ".resource", "expected a resource for " + method + ", found none");
    }
    return null;
  }

  private BundleEntry.Request request(int node) {
    String method = text(node, "method");
    String url = text(node, "url");
    if (method == null || url == null) {
      throw new IllegalStateException("the request was checked before");
    }
    return new BundleEntry.Request(
        BundleEntry.Method.valueOf(method),
        url,
        text(node, "ifNoneMatch"),
        text(node, "ifModifiedSince"),
        text(node, "ifMatch"),
        text(node, "ifNoneExist"));
  }

  private static BundleEntry.@Nullable Method method(String name) {
    for (BundleEntry.Method method : BundleEntry.Method.values()) {
      if (method.name().equals(name)) {
        return method;
      }
    }
    return null;
  }

  private @Nullable String text(int object, String name) {
    int member = json.member(object, name);
    return member >= 0 && json.is(member, Kind.STRING) ? json.text(member) : null;
  }

  private static Issue problem(int index, String place, String message) {
    String entry = "Bundle.entry[" + index + "]";
    return Issue.error("structure", entry + ": " + message, entry + place);
  }

  private static LakeException refused(String message, String path) {
    return new LakeException(
        Problem.UNPROCESSABLE, message, List.of(Issue.error("structure", message, path)));
  }
}

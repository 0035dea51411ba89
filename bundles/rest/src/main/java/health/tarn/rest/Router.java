package health.tarn.rest;

import health.tarn.api.Issue;
import health.tarn.api.Lake;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out what an address means; by its shape only, whatever the data store holds. */
final class Router {

  static final String FHIR = "/fhir";
  static final String DATA_STORES = "/datastore";
  private static final String HISTORY = "_history";
  private static final String GRAPH = "$graph-";
  private static final String SEARCH = "_search";

  private Router() {}

  /**
   * @param servletPath {@code /fhir} or {@code /datastore}
   * @param pathInfo what follows it, decoded; null for nothing
   * @throws LakeException with {@link Problem#NOT_FOUND} if the address means nothing
   */
  static Route route(String servletPath, @Nullable String pathInfo) {
    List<String> parts = split(pathInfo);
    if (servletPath.equals(FHIR)) {
      return fhir(FHIR, Lake.DEFAULT_STORE, parts);
    }
    if (parts.isEmpty()) {
      return new Route(Place.DATA_STORES, DATA_STORES, "", null, null, null);
    }
    String store = parts.get(0);
    String root = DATA_STORES + '/' + store;
    if (parts.size() == 1) {
      return new Route(Place.DATA_STORE, root, store, null, null, null);
    }
    if (!parts.get(1).equals("r4")) {
      throw notFound("the endpoint of a data store is /datastore/{id}/r4");
    }
    return fhir(root + "/r4", store, parts.subList(2, parts.size()));
  }

  private static Route fhir(String root, String store, List<String> parts) {
    return switch (parts.size()) {
      case 0 -> new Route(Place.BASE, root, store, null, null, null);
      case 1 -> one(root, store, parts.get(0));
      case 2 -> two(root, store, parts.get(0), parts.get(1));
      case 3 -> three(root, store, parts);
      case 4 -> four(root, store, parts);
      default -> throw notFound("an address has at most four parts after its base");
    };
  }

  private static Route one(String root, String store, String name) {
    if (startsUpper(name)) {
      return new Route(Place.TYPE, root, store, name, null, null);
    }
    if (name.startsWith(GRAPH)) {
      return new Route(Place.GRAPH, root, store, null, null, null, name.substring(GRAPH.length()));
    }
    Place place =
        switch (name) {
          case "metadata" -> Place.METADATA;
          case HISTORY -> Place.SYSTEM_HISTORY;
          case SEARCH -> Place.SYSTEM_SEARCH;
          case "$import" -> Place.IMPORT;
          case "$export" -> Place.EXPORT;
          case "$status" -> Place.STATUS;
          case "$compact" -> Place.COMPACT;
          case "$sparql" -> Place.SPARQL;
          default -> Place.SYSTEM_OPERATION;
        };
    if (place != Place.SYSTEM_OPERATION) {
      return new Route(place, root, store, null, null, null);
    }
    if (isOperation(name)) {
      return operation(place, root, store, null, null, name);
    }
    throw notFound(
        "expected the name of a resource type, metadata, _history, _search or an operation");
  }

  private static Route two(String root, String store, String first, String second) {
    if (first.equals("import")) {
      return new Route(Place.IMPORT_JOB, root, store, null, second, null);
    }
    if (first.equals("export")) {
      return new Route(Place.EXPORT_JOB, root, store, null, second, null);
    }
    requireType(first);
    if (second.equals(HISTORY)) {
      return new Route(Place.TYPE_HISTORY, root, store, first, null, null);
    }
    if (second.equals(SEARCH)) {
      return new Route(Place.TYPE_SEARCH, root, store, first, null, null);
    }
    if (isOperation(second)) {
      return operation(Place.TYPE_OPERATION, root, store, first, null, second);
    }
    return new Route(Place.INSTANCE, root, store, first, second, null);
  }

  private static Route three(String root, String store, List<String> parts) {
    String type = parts.get(0);
    String id = parts.get(1);
    String last = parts.get(2);
    requireType(type);
    if (last.equals(HISTORY)) {
      return new Route(Place.INSTANCE_HISTORY, root, store, type, id, null);
    }
    if (last.equals("$timeline") && type.equals(Place.TIMELINE.operationType())) {
      return new Route(Place.TIMELINE, root, store, type, id, null);
    }
    if (isOperation(last)) {
      return operation(Place.INSTANCE_OPERATION, root, store, type, id, last);
    }
    if (last.equals("*") || startsUpper(last)) {
      throw compartment(last);
    }
    throw notFound("after Type/id, '_history' may follow");
  }

  private static Route four(String root, String store, List<String> parts) {
    requireType(parts.get(0));
    if (parts.get(2).equals(HISTORY)) {
      return new Route(Place.VERSION, root, store, parts.get(0), parts.get(1), parts.get(3));
    }
    if (parts.get(3).equals(SEARCH)) {
      throw compartment(parts.get(2));
    }
    throw notFound("after Type/id, '_history' and a version may follow");
  }

  private static List<String> split(@Nullable String path) {
    if (path == null || path.length() <= 1) {
      return List.of();
    }
    List<String> parts = new ArrayList<>(4);
    int start = 1;
    while (start < path.length()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      if (end == start) {
        throw notFound("a part of the address is empty");
      }
      parts.add(path.substring(start, end));
      start = end + 1;
    }
    return parts;
  }

  private static boolean startsUpper(String name) {
    return name.charAt(0) >= 'A' && name.charAt(0) <= 'Z';
  }

  private static void requireType(String name) {
    if (!startsUpper(name) || !isOfLetters(name)) {
      throw notFound("the first part of the address must be the name of a resource type");
    }
  }

  private static boolean isOfLetters(String name) {
    return name.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'));
  }

  private static boolean isOperation(String name) {
    return name.startsWith("$");
  }

  /** What the lake does not offer itself may be a plugin's. */
  private static Route operation(
      Place place,
      String root,
      String store,
      @Nullable String type,
      @Nullable String id,
      String name) {
    return new Route(place, root, store, type, id, null, name.substring(1));
  }

  private static LakeException compartment(String type) {
    String message =
        "a search within a compartment is not offered at this address; search the type by its"
            + " reference instead, such as [base]/"
            + (type.equals("*") ? "Observation" : "[type]")
            + "?patient=[id]";
    return new LakeException(
        Problem.NOT_FOUND, message, List.of(Issue.error("not-supported", message)));
  }

  private static LakeException notFound(String message) {
    return new LakeException(Problem.NOT_FOUND, message);
  }
}

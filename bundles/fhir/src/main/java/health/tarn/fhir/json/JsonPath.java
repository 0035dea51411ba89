package health.tarn.fhir.json;

/** Writes where a node stands as a simple FHIRPath. */
final class JsonPath {

  private static final int LONGEST_NAME = 64;

  private JsonPath() {}

  static String of(Json json, int node) {
    StringBuilder path = new StringBuilder();
    append(json, node, path);
    return path.toString();
  }

  /** Collects the way up first, since a text may be deeper than the stack of a thread. */
  private static void append(Json json, int node, StringBuilder path) {
    int depth = 0;
    for (int up = node; up > 0; up = json.parent(up)) {
      depth++;
    }
    int[] way = new int[depth];
    for (int up = node; up > 0; up = json.parent(up)) {
      way[--depth] = up;
    }
    path.append(type(json, json.root()));
    for (int step : way) {
      if (json.is(json.parent(step), Kind.ARRAY)) {
        path.append('[').append(index(json, step)).append(']');
      } else {
        path.append('.').append(safe(json.name(step)));
      }
    }
  }

  private static String type(Json json, int root) {
    for (int node = json.is(root, Kind.OBJECT) ? json.first(root) : -1;
        node >= 0;
        node = json.next(node)) {
      if (json.named(node, "resourceType") && json.is(node, Kind.STRING)) {
        return safe(json.text(node));
      }
    }
    return "$";
  }

  private static int index(Json json, int element) {
    int index = 0;
    for (int node = json.first(json.parent(element)); node != element; node = json.next(node)) {
      index++;
    }
    return index;
  }

  /** What does not look like the name of an element may be content and is not repeated. */
  private static String safe(String name) {
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      return "?";
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isNameCharacter(c)) {
        return "?";
      }
    }
    return name;
  }

  private static boolean isNameCharacter(char c) {
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (c >= '0' && c <= '9') || c == '_';
  }
}

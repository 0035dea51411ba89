package health.tarn.fhir.json;

import health.tarn.api.Issue;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.ResourceKey;
import java.util.List;

/**
 * Writes the body that the lake stores.
 *
 * <p>The body is the JSON received, on one line without insignificant whitespace. It begins with
 * <code>{"resourceType":"T","id":"i"</code>, then comes {@code meta} without {@code versionId} and
 * {@code lastUpdated} unless nothing is left of it, then every other member as it was received and
 * in that order: decimals, escapes and names byte for byte. Two bodies say the same if these bytes
 * are the same.
 */
public final class CanonicalJson {

  private static final int TYPE = Names.id("resourceType");
  private static final int ID = Names.id("id");
  private static final int META = Names.id("meta");
  private static final int VERSION_ID = Names.id("versionId");
  private static final int LAST_UPDATED = Names.id("lastUpdated");

  private CanonicalJson() {}

  /**
   * Returns the body of a resource.
   *
   * @param key the type, which must be the one received, and the id, which replaces the one
   *     received
   * @throws LakeException with UNPROCESSABLE if the JSON is no object, has another {@code
   *     resourceType}, or has a {@code meta} that is no object
   */
  public static byte[] of(Json json, ResourceKey key) {
    return of(json, json.root(), key);
  }

  /** Returns the body of a resource that stands within another, such as a Bundle's entry. */
  public static byte[] of(Json json, int resource, ResourceKey key) {
    return of(json, resource, key, new Replacements(json));
  }

  /** Returns the body with some of its strings replaced. */
  public static byte[] of(Json json, int resource, ResourceKey key, Replacements replacements) {
    requireType(json, resource, key);
    int length = json.end(resource) - json.begin(resource);
    ByteSink sink = new ByteSink(length + MetaSplice.prefixLength(key) + 1);
    putPrefix(sink, key);
    int meta = json.member(resource, META);
    if (meta >= 0) {
      putMeta(sink, json, meta, replacements);
    }
    for (int node = json.first(resource); node >= 0; node = json.next(node)) {
      int name = json.nameId(node);
      if (name != TYPE && name != ID && name != META) {
        sink.put(',');
        putMember(sink, json, node, replacements);
      }
    }
    sink.put('}');
    return sink.toArray();
  }

  private static void requireType(Json json, int resource, ResourceKey key) {
    int type = json.member(resource, TYPE);
    if (type < 0 || !json.textEquals(type, key.type())) {
      String found = type < 0 ? "none" : "another";
      throw refused(
          "expected resourceType " + key.type() + ", found " + found, json.path(resource));
    }
  }

  private static void putPrefix(ByteSink sink, ResourceKey key) {
    sink.put("{\"resourceType\":\"");
    sink.put(key.type());
    sink.put("\",\"id\":\"");
    sink.put(key.id());
    sink.put('"');
  }

  private static void putMeta(ByteSink sink, Json json, int meta, Replacements replacements) {
    if (!json.is(meta, Kind.OBJECT)) {
      throw refused(
          "expected an object as meta, found " + json.kind(meta).described(), json.path(meta));
    }
    boolean open = false;
    for (int node = json.first(meta); node >= 0; node = json.next(node)) {
      int name = json.nameId(node);
      if (name != VERSION_ID && name != LAST_UPDATED) {
        sink.put(open ? "," : ",\"meta\":{");
        open = true;
        putMember(sink, json, node, replacements);
      }
    }
    if (open) {
      sink.put('}');
    }
  }

  private static void putMember(ByteSink sink, Json json, int node, Replacements replacements) {
    int begin = json.memberBegin(node);
    int end = json.end(node);
    if (replacements.isEmpty()) {
      putRange(sink, json, begin, end);
      return;
    }
    replacements.copy(begin, end, (from, to) -> putRange(sink, json, from, to), sink);
  }

  private static void putRange(ByteSink sink, Json json, int begin, int end) {
    if (json.compact()) {
      sink.put(json.bytes(), begin, end);
      return;
    }
    putCompact(sink, json.bytes(), begin, end);
  }

  /** Copies the stretches between whitespace, which stands outside strings only. */
  private static void putCompact(ByteSink sink, byte[] source, int begin, int end) {
    int copied = begin;
    int at = begin;
    while (at < end) {
      byte b = source[at];
      if (b == '"') {
        at = afterString(source, at + 1);
      } else if (b <= ' ') {
        sink.put(source, copied, at);
        copied = at = afterSpace(source, at);
      } else {
        at++;
      }
    }
    sink.put(source, copied, end);
  }

  private static int afterString(byte[] source, int from) {
    int at = from;
    while (source[at] != '"') {
      at += source[at] == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  private static int afterSpace(byte[] source, int from) {
    int at = from;
    while (source[at] <= ' ' && source[at] >= 0) {
      at++;
    }
    return at;
  }

  private static LakeException refused(String message, String path) {
    return new LakeException(
        Problem.UNPROCESSABLE, message, List.of(Issue.error("structure", message, path)));
  }
}

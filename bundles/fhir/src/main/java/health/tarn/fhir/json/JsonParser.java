package health.tarn.fhir.json;

import health.tarn.api.LakeException;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON texts one after the other into the same arrays.
 *
 * <p>A {@link Json} from {@link #parse} is valid until the next call; {@link Json#parse} makes one
 * that lasts. Nothing here recurses, so depth costs memory only up to the limit. Not safe for use
 * by several threads at once.
 */
public final class JsonParser {

  /** About as many bytes stand behind one node of a FHIR resource; a wrong guess costs a copy. */
  private static final int BYTES_PER_NODE = 16;

  /**
   * No resource has a value in fewer bytes throughout; an array of digits would fill the memory.
   */
  private static final int LEAST_BYTES_PER_NODE = 8;

  private static final int ALWAYS_ALLOWED_NODES = 10_000;

  /** A tape of 32 MB or more is not kept for texts that need an eighth of it. */
  private static final int LARGE_NODES = 1 << 20;

  private final JsonLimits limits;
  private final int maxNodes;
  private final MemberNames names = new MemberNames();
  private Tape tape = new Tape(0);
  private byte[] bytes = {};
  private int from;
  private int to;
  private boolean compact;

  /** The object or array that the scanner is in, how deep that is, and the child before. */
  private int container;

  private int depth;
  private int previous;

  public JsonParser(JsonLimits limits) {
    this.limits = limits;
    maxNodes = Math.max(ALWAYS_ALLOWED_NODES, limits.maxBytes() / LEAST_BYTES_PER_NODE);
  }

  /**
   * Reads one text; see {@link Json#parse(byte[], int, int, JsonLimits)} for the rules.
   *
   * @throws LakeException with INVALID or TOO_LARGE
   */
  public Json parse(byte[] source, int begin, int end) {
    if (end - begin > limits.maxBytes()) {
      throw JsonFaults.tooLong(end - begin, limits.maxBytes());
    }
    bytes = source;
    from = begin;
    to = end;
    int expected = (end - begin) / BYTES_PER_NODE;
    int capacity = tape.ints.length >> Tape.SHIFT;
    if (capacity < expected || (capacity > LARGE_NODES && expected < capacity / 8)) {
      tape = new Tape(expected);
    }
    tape.clear();
    compact = true;
    container = -1;
    depth = 0;
    previous = -1;
    text(JsonFaults.afterByteOrderMark(bytes, from, to));
    return view();
  }

  private Json view() {
    return new Json(bytes, from, to, tape, compact);
  }

  private void text(int first) {
    int begin = skip(first);
    compact = true;
    int at = value(begin);
    while (container >= 0) {
      at = previous < 0 ? firstChild(at) : afterValue(at);
    }
    boolean compactWithin = compact;
    at = skip(at);
    compact = compactWithin;
    if (at < to) {
      throw fault(at, "the end of the text", -1);
    }
  }

  /** Reads a value without a name, or opens it; returns the index after it. */
  private int value(int before) {
    int at = skip(before);
    return content(at, add(at));
  }

  /** Reads the name of a member and its value, or opens it; returns the index after it. */
  private int member(int before) {
    int quote = skip(before);
    if (quote >= to || bytes[quote] != '"') {
      throw fault(quote, "the name of a member in quotes", container);
    }
    int begin = quote + 1;
    int end = Strings.plain(bytes, begin, to);
    boolean escaped = end < to && bytes[end] == '\\';
    if (escaped) {
      end = Strings.escaped(bytes, end, to);
    }
    if (end < 0 || end >= to || bytes[end] != '"') {
      throw fault(end < 0 ? ~end : end, JsonFaults.PLAIN, container);
    }
    int colon = skip(end + 1);
    if (colon >= to || bytes[colon] != ':') {
      throw fault(colon, "':' after the name of a member", container);
    }
    int at = skip(colon + 1);
    int node = add(at);
    tape.set(node, Tape.NAME_BEGIN, begin);
    tape.set(node, Tape.NAME_END, end);
    tape.set(
        node, Tape.NAME_KEY, escaped ? keyOfEscaped(begin, end) : Names.key(bytes, begin, end));
    if (escaped) {
      tape.ints[node << Tape.SHIFT] |= Tape.NAME_ESCAPED;
    }
    if (names.repeats(tape, depth, container, node, this::view)) {
      throw JsonFaults.repeated(view(), node, quote);
    }
    return content(at, node);
  }

  private int add(int at) {
    if (tape.nodes >= maxNodes) {
      throw JsonFaults.tooMany(view(), container, at, maxNodes);
    }
    return tape.add(at, container, previous);
  }

  private int keyOfEscaped(int begin, int end) {
    byte[] name = Escapes.decode(bytes, begin, end).getBytes(StandardCharsets.UTF_8);
    return Names.key(name, 0, name.length);
  }

  private int content(int at, int node) {
    if (at >= to) {
      throw fault(at, JsonFaults.VALUE, node);
    }
    return switch (bytes[at]) {
      case '"' -> string(at, node);
      case '{' -> open(at, node, Kind.OBJECT);
      case '[' -> open(at, node, Kind.ARRAY);
      case 't' -> literal(node, Kind.TRUE, Literals.word(bytes, at, to, "true"));
      case 'f' -> literal(node, Kind.FALSE, Literals.word(bytes, at, to, "false"));
      case 'n' -> literal(node, Kind.NULL, Literals.word(bytes, at, to, "null"));
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
          literal(node, Kind.NUMBER, Literals.number(bytes, at, to));
      default -> throw fault(at, JsonFaults.VALUE, node);
    };
  }

  private int string(int quote, int node) {
    int end = Strings.plain(bytes, quote + 1, to);
    int head = Kind.STRING.bits;
    if (end < to && bytes[end] == '\\') {
      end = Strings.escaped(bytes, end, to);
      head |= Tape.ESCAPED;
    }
    if (end < 0 || end >= to || bytes[end] != '"') {
      throw fault(end < 0 ? ~end : end, JsonFaults.PLAIN, node);
    }
    return finish(node, head, end + 1);
  }

  private int literal(int node, Kind kind, int end) {
    if (end < 0) {
      throw fault(~end, kind == Kind.NUMBER ? "a number of JSON" : JsonFaults.VALUE, node);
    }
    return finish(node, kind.bits, end);
  }

  private int finish(int node, int head, int end) {
    tape.ints[node << Tape.SHIFT] |= head;
    tape.set(node, Tape.END, end);
    previous = node;
    return end;
  }

  /** Enters an object or array; its children are read by the loop, not by recursion. */
  private int open(int at, int node, Kind kind) {
    if (depth == limits.maxDepth()) {
      throw JsonFaults.tooDeep(view(), node, at, limits.maxDepth());
    }
    tape.ints[node << Tape.SHIFT] |= kind.bits;
    container = node;
    previous = -1;
    depth++;
    if (kind == Kind.OBJECT) {
      names.open(depth);
    }
    return at + 1;
  }

  /** Reads the first member or element of a container, or the container's end. */
  private int firstChild(int before) {
    int at = skip(before);
    boolean object = tape.kind(container) == Kind.OBJECT;
    if (at < to && bytes[at] == (object ? '}' : ']')) {
      return close(at);
    }
    return object ? member(at) : value(at);
  }

  private int close(int at) {
    int node = container;
    tape.set(node, Tape.END, at + 1);
    container = tape.get(node, Tape.PARENT);
    previous = node;
    depth--;
    return at + 1;
  }

  /** Reads a comma and what follows it, or the end of the container. */
  private int afterValue(int before) {
    int at = skip(before);
    boolean object = tape.kind(container) == Kind.OBJECT;
    byte found = at < to ? bytes[at] : 0;
    if (found == ',') {
      return object ? member(at + 1) : value(at + 1);
    }
    if (found != (object ? '}' : ']')) {
      throw fault(at, object ? "',' or '}'" : "',' or ']'", container);
    }
    int repeated = object ? names.repeated(tape, container, this::view) : -1;
    if (repeated >= 0) {
      throw JsonFaults.repeated(view(), repeated, view().memberBegin(repeated));
    }
    return close(at);
  }

  private int skip(int before) {
    int at = before;
    while (at < to && bytes[at] <= ' ' && isSpace(bytes[at])) {
      at++;
    }
    compact &= at == before;
    return at;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private LakeException fault(int at, String expected, int node) {
    return JsonFaults.unexpected(view(), node, at, expected);
  }
}

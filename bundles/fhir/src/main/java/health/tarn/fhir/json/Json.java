package health.tarn.fhir.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One JSON text as its bytes and a tape that says where each value stands.
 *
 * <p>A node is an int that stays valid for the life of this object. Nothing is decoded before
 * {@link #text} or {@link #name} is called, and no string is made for a comparison. The bytes are
 * not copied and must not change meanwhile. Reading is safe from several threads.
 */
public final class Json {

  private final byte[] bytes;
  private final int from;
  private final int to;
  private final int[] tape;
  private final int nodes;
  private final boolean compact;

  Json(byte[] bytes, int from, int to, Tape tape, boolean compact) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.tape = tape.ints;
    this.nodes = tape.nodes;
    this.compact = compact;
  }

  /**
   * Reads one JSON text (RFC 8259), strictly.
   *
   * <p>Beyond the grammar it refuses what two readers could understand differently: bytes that are
   * not UTF-8, escapes of half a surrogate pair, two members of one object with the same name. A
   * UTF-8 byte order mark at the beginning is skipped.
   *
   * @param from the index of the first byte
   * @param to the index after the last byte
   * @throws health.tarn.api.LakeException with INVALID if the bytes are something else, with
   *     TOO_LARGE if a limit is passed; the message gives line, byte and path, never content
   */
  public static Json parse(byte[] bytes, int from, int to, JsonLimits limits) {
    return new JsonParser(limits).parse(bytes, from, to);
  }

  /**
   * Reads a whole array under the default limits; see {@link #parse(byte[], int, int, JsonLimits)}.
   */
  public static Json parse(byte[] bytes) {
    return parse(bytes, 0, bytes.length, JsonLimits.DEFAULT);
  }

  /** Returns the array that was read, not a copy; offsets of nodes refer to it. */
  public byte[] bytes() {
    return bytes;
  }

  /** Returns the index of the first byte that was read. */
  public int from() {
    return from;
  }

  /** Returns the index after the last byte that was read. */
  public int to() {
    return to;
  }

  /** Returns the node of the whole value. */
  public int root() {
    return 0;
  }

  /** Returns how many nodes there are; they are numbered in the order in which they begin. */
  public int nodes() {
    return nodes;
  }

  /** Tells whether no whitespace stands between the tokens. */
  public boolean compact() {
    return compact;
  }

  public Kind kind(int node) {
    return Kind.of(tape[node << Tape.SHIFT] & Tape.KIND_MASK);
  }

  /** Tells whether a node is of a kind. */
  public boolean is(int node, Kind kind) {
    return (tape[node << Tape.SHIFT] & Tape.KIND_MASK) == kind.bits;
  }

  /** Returns the first member or element; -1 if there is none. */
  public int first(int node) {
    return size(node) == 0 ? -1 : node + 1;
  }

  /** Returns the next member or element of the same parent; -1 after the last. */
  public int next(int node) {
    return get(node, Tape.NEXT);
  }

  /** Returns the object or array that a node stands in; -1 for the root. */
  public int parent(int node) {
    return get(node, Tape.PARENT);
  }

  /** Returns how many members or elements an object or array has; 0 for anything else. */
  public int size(int node) {
    return tape[node << Tape.SHIFT] >>> Tape.SIZE_SHIFT;
  }

  /** Returns where the value begins: the index of its first byte, for a string the quote. */
  public int begin(int node) {
    return get(node, Tape.BEGIN);
  }

  /** Returns the index after the value's last byte, for a string after the quote. */
  public int end(int node) {
    return get(node, Tape.END);
  }

  /** Returns where a member begins with the quote of its name, or an element with its value. */
  public int memberBegin(int node) {
    int name = get(node, Tape.NAME_BEGIN);
    return name < 0 ? begin(node) : name - 1;
  }

  /**
   * Returns the decoded name of a member.
   *
   * @throws IllegalArgumentException if the node is no member of an object
   */
  public String name(int node) {
    int id = get(node, Tape.NAME_KEY);
    int begin = get(node, Tape.NAME_BEGIN);
    if (begin < 0) {
      throw new IllegalArgumentException("node " + node + " is no member and has no name");
    }
    if (id >= 0) {
      return Names.text(id);
    }
    boolean escaped = (get(node, Tape.HEAD) & Tape.NAME_ESCAPED) != 0;
    return decoded(begin, get(node, Tape.NAME_END), escaped);
  }

  /** Returns the number of a member's name in {@link Names}; negative if it has none. */
  public int nameId(int node) {
    return get(node, Tape.NAME_KEY);
  }

  /** Tells whether a node is a member with a name, which must be ASCII, without decoding it. */
  public boolean named(int node, String ascii) {
    int begin = get(node, Tape.NAME_BEGIN);
    if (begin < 0) {
      return false;
    }
    if ((get(node, Tape.HEAD) & Tape.NAME_ESCAPED) != 0) {
      return name(node).equals(ascii);
    }
    return equalsAscii(begin, get(node, Tape.NAME_END), ascii);
  }

  /** Returns the member with a name; -1 if there is none or the node is no object. */
  public int member(int object, String name) {
    int id = Names.id(name);
    if (id >= 0) {
      return member(object, id);
    }
    for (int node = firstMember(object); node >= 0; node = next(node)) {
      if (nameId(node) < 0 && name(node).equals(name)) {
        return node;
      }
    }
    return -1;
  }

  /**
   * Returns the member whose name has a number in {@link Names}, the fastest look-up; -1 if there
   * is none or the node is no object.
   */
  public int member(int object, int nameId) {
    for (int node = firstMember(object); node >= 0; node = next(node)) {
      if (nameId(node) == nameId) {
        return node;
      }
    }
    return -1;
  }

  private int firstMember(int node) {
    return is(node, Kind.OBJECT) ? first(node) : -1;
  }

  /**
   * Returns the decoded text of a string, or a number, boolean or null as it stands.
   *
   * @throws IllegalArgumentException if the node is an object or an array
   */
  public String text(int node) {
    return switch (kind(node)) {
      case STRING -> decoded(begin(node) + 1, end(node) - 1, escaped(node));
      case OBJECT, ARRAY ->
          throw new IllegalArgumentException("node " + node + " is " + kind(node).described());
      default -> new String(bytes, begin(node), end(node) - begin(node), StandardCharsets.US_ASCII);
    };
  }

  /** Tells whether a string holds escapes, so that its bytes are not its text. */
  public boolean escaped(int node) {
    return (get(node, Tape.HEAD) & Tape.ESCAPED) != 0;
  }

  /** Tells whether a node is a string with this text, which must be ASCII. */
  public boolean textEquals(int node, String ascii) {
    if (!is(node, Kind.STRING)) {
      return false;
    }
    return escaped(node)
        ? text(node).equals(ascii)
        : equalsAscii(begin(node) + 1, end(node) - 1, ascii);
  }

  /** Tells whether two values are the same bytes. */
  public boolean sameBytes(int node, Json other, int otherNode) {
    return Arrays.equals(
        bytes, begin(node), end(node), other.bytes, other.begin(otherNode), other.end(otherNode));
  }

  /** Returns where a node stands, such as {@code Patient.name[0].given[1]}. */
  public String path(int node) {
    return JsonPath.of(this, node);
  }

  private String decoded(int begin, int end, boolean escaped) {
    return escaped
        ? Escapes.decode(bytes, begin, end)
        : new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
  }

  private boolean equalsAscii(int begin, int end, String ascii) {
    int length = ascii.length();
    if (end - begin != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[begin + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int get(int node, int field) {
    return tape[(node << Tape.SHIFT) + field];
  }
}

package health.tarn.fhir.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers for the names of R4's elements, so that looking at a member compares integers.
 *
 * <p>The table holds every name that a member of a valid resource can have: elements, choices with
 * their types such as {@code valueQuantity}, and the {@code _} twins of primitives. It is made at
 * build time from the definitions. Any other name simply has no number.
 */
public final class Names {

  private static final String FILE = "names.txt";
  private static final Names FHIR = new Names(read());

  private final String[] texts;
  private final byte[][] names;
  private final int[] slots;
  private final int mask;

  private Names(String[] sorted) {
    texts = sorted;
    names = new byte[texts.length][];
    int capacity = Math.max(16, Integer.highestOneBit(texts.length) << 3);
    mask = capacity - 1;
    slots = new int[capacity];
    Arrays.fill(slots, -1);
    for (int id = 0; id < texts.length; id++) {
      byte[] name = texts[id].getBytes(StandardCharsets.ISO_8859_1);
      names[id] = name;
      int slot = NameHash.of(name, 0, name.length) & mask;
      while (slots[slot] >= 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = id;
    }
  }

  /** Returns the number of a name; -1 if no element of R4 has it. */
  public static int id(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return FHIR.find(bytes, 0, bytes.length, NameHash.of(bytes, 0, bytes.length));
  }

  /** Returns the name with a number. */
  public static String text(int id) {
    return FHIR.texts[id];
  }

  /** Returns how many names have a number; the numbers are 0 to this, exclusive. */
  public static int count() {
    return FHIR.texts.length;
  }

  /** Returns the number of a name without escapes; for any other a hash with the sign bit set. */
  static int key(byte[] bytes, int begin, int end) {
    int hash = NameHash.of(bytes, begin, end);
    int id = FHIR.find(bytes, begin, end, hash);
    return id >= 0 ? id : hash | Integer.MIN_VALUE;
  }

  private int find(byte[] bytes, int begin, int end, int hash) {
    int slot = hash & mask;
    for (int id = slots[slot]; id >= 0; id = slots[slot]) {
      byte[] name = names[id];
      if (Arrays.equals(bytes, begin, end, name, 0, name.length)) {
        return id;
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  /** Without streams, whose first use costs more than the whole table. */
  private static String[] read() {
    try (InputStream in = Names.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(
            "the bundle was built without " + FILE + ", which its test phase generates");
      }
      return lines(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }

  private static String[] lines(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int to = text.indexOf('\n'); to >= 0; to = text.indexOf('\n', from)) {
      lines.add(text.substring(from, to));
      from = to + 1;
    }
    return lines.toArray(new String[0]);
  }
}

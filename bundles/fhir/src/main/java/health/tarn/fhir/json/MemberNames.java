package health.tarn.fhir.json;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Refuses a second member with the same name in one object.
 *
 * <p>Each open object has 64 bits, of which each name sets one. Only when the bit of a new name is
 * set already are its siblings looked at one by one. An object with many members is checked when it
 * ends, by a set that an attacker's choice of names cannot slow down.
 */
final class MemberNames {

  private static final int FEW = 48;
  private static final int GOLDEN = 0x9E3779B9;

  private long[] seen = new long[32];

  /** Notes that an object begins at a depth. */
  void open(int depth) {
    if (depth >= seen.length) {
      seen = Arrays.copyOf(seen, Math.max(depth + 1, seen.length * 2));
    }
    seen[depth] = 0;
  }

  /**
   * Tells whether the newest member of an object at a depth repeats the name of another.
   *
   * @param whole gives a view of what has been read so far; asked for only when it is needed
   */
  boolean repeats(Tape tape, int depth, int object, int node, Supplier<Json> whole) {
    int key = tape.get(node, Tape.NAME_KEY);
    long bit = 1L << ((key * GOLDEN) >>> 26);
    if ((seen[depth] & bit) == 0) {
      seen[depth] |= bit;
      return false;
    }
    if (tape.size(object) > FEW) {
      return false;
    }
    for (int other = object + 1; other != node; other = tape.get(other, Tape.NEXT)) {
      if (tape.get(other, Tape.NAME_KEY) == key && (key >= 0 || same(whole.get(), other, node))) {
        return true;
      }
    }
    return false;
  }

  private static boolean same(Json json, int first, int second) {
    return json.name(first).equals(json.name(second));
  }

  /** Returns the first member of a whole object that repeats a name; -1 if there is none. */
  int repeated(Tape tape, int object, Supplier<Json> whole) {
    if (tape.size(object) <= FEW) {
      return -1;
    }
    Json json = whole.get();
    Set<String> names = new HashSet<>();
    for (int node = json.first(object); node >= 0; node = json.next(node)) {
      if (!names.add(json.name(node))) {
        return node;
      }
    }
    return -1;
  }
}

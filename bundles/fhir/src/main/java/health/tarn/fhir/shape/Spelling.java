package health.tarn.fhir.shape;

import java.util.Collection;
import java.util.Locale;

/** Guesses which name was meant. */
final class Spelling {

  private static final int LONGEST = 64;

  private Spelling() {}

  /** Returns {@code "; did you mean 'x'?"}, or nothing if no name is near. */
  static String hint(String found, Collection<String> names) {
    if (found.isEmpty() || found.length() > LONGEST) {
      return "";
    }
    String best = "";
    int least = Math.max(1, Math.min(3, found.length() / 2)) + 1;
    for (String name : names) {
      int distance = distance(found.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT), least);
      if (distance < least) {
        least = distance;
        best = name;
      }
    }
    return best.isEmpty() ? "" : "; did you mean '" + best + "'?";
  }

  /** Levenshtein's distance; any number not below the limit if it is not below. */
  private static int distance(String one, String other, int limit) {
    if (Math.abs(one.length() - other.length()) >= limit) {
      return limit;
    }
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}

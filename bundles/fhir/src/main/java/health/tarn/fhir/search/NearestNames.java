package health.tarn.fhir.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds what someone may have meant. */
final class NearestNames {

  private static final int MOST = 3;
  private static final int LONGEST = 64;

  private NearestNames() {}

  /** Returns "; did you mean a, b or c?", or what is known at all if nothing is near. */
  static String hint(String name, Collection<String> known) {
    List<String> near = near(name, known);
    if (!near.isEmpty()) {
      return "; did you mean " + joined(near, " or ") + "?";
    }
    return known.isEmpty()
        ? ""
        : "; known are " + known.stream().sorted().collect(Collectors.joining(", "));
  }

  /** Returns names quoted for a message; a long one is cut. */
  static String quoted(String name) {
    return name.length() <= LONGEST
        ? "'" + name + "'"
        : "'" + name.substring(0, LONGEST) + "...' (" + name.length() + " characters)";
  }

  private static List<String> near(String name, Collection<String> known) {
    if (name.length() > LONGEST) {
      return List.of();
    }
    String wanted = name.toLowerCase(Locale.ROOT);
    int limit = Math.max(1, name.length() / 3);
    return known.stream()
        .filter(candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT)) <= limit)
        .sorted(
            Comparator.comparingInt(
                    (String candidate) -> distance(wanted, candidate.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
  }

  private static String joined(List<String> names, String last) {
    int end = names.size() - 1;
    return end == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, end)) + last + names.get(end);
  }

  /** Counts the letters to insert, delete, replace or swap (Damerau and Levenshtein). */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
        least = Math.min(least, cost[i - 1][j - 1] + replace);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          least = Math.min(least, cost[i - 2][j - 2] + 1);
        }
        cost[i][j] = least;
      }
    }
    return cost[a.length()][b.length()];
  }
}

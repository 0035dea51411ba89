package health.tarn.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

/**
 * Follows how the search index comes back: from where it was durable, and not by being filled
 * again.
 */
final class IndexWatch {

  /** How an index came back. */
  enum Return {
    /** The process died before it was known. */
    UNKNOWN,
    /** It was filled from a scan of the storage. */
    FILLED,
    /** It read from the log what it did not have. */
    CAUGHT_UP
  }

  /** The position at which each folder is known to be durable. */
  private final Map<String, Long> durable = new HashMap<>();

  private boolean everDurable;
  private boolean first;
  private Return how = Return.UNKNOWN;
  private String serving = "";
  private long from;

  void beginRound() {
    first = true;
    how = Return.UNKNOWN;
  }

  void hear(String line) {
    String[] words = line.split(" ", -1);
    switch (words[0]) {
      case "index" -> opened(words[1], Long.parseLong(words[2]));
      case "filling" -> filling(words[1]);
      case "committed" -> {
        long t = Long.parseLong(words[2]);
        durable.put(words[1], t);
        everDurable |= t > 0;
      }
      default -> {
        return;
      }
    }
  }

  private void opened(String folder, long t) {
    assertThat(t)
        .as("what was durable of the index " + folder)
        .isGreaterThanOrEqualTo(first ? durable.getOrDefault(folder, 0L) : 0);
    if (!first) {
      durable.remove(folder);
      return;
    }
    first = false;
    serving = folder;
    from = t;
    how = t > 0 ? Return.CAUGHT_UP : Return.FILLED;
    assertThat(t > 0 || !everDurable).as("an index that was durable is not filled again").isTrue();
  }

  private void filling(String folder) {
    if (folder.equals(serving)) {
      assertThat(from).as("an index that is durable is not filled again").isZero();
    }
  }

  /** Tells how the index came back in this round. */
  Return how() {
    return how;
  }

  /** Returns where it was when it came back. */
  long from() {
    return from;
  }
}

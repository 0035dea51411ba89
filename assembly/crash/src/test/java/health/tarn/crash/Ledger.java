package health.tarn.crash;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.Resource;
import health.tarn.api.ResourceKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the lake has answered, in all rounds: facts that no crash may change.
 *
 * <p>Each line is one answer. {@code wrote <t> <entry>...} is a commit, {@code saw <t> <entry>}
 * what a reader was shown; an entry is {@code Type/id:version:stamp}, with {@code -} for a delete.
 * {@code removing <key>} comes before {@code erased <t> <key>} or {@code purged <t> <key>}, and
 * {@code ended <number>} is an import.
 */
final class Ledger {

  private static final String DELETED = "-";
  private static final int NEWEST = 50;

  /** What one version is known to be; the stamp is {@code -} for a delete. */
  record Fact(ResourceKey key, long version, long t, String stamp) {
    boolean deleted() {
      return stamp.equals(DELETED);
    }
  }

  private final Map<ResourceKey, SortedMap<Long, Fact>> facts = new HashMap<>();
  private final Map<ResourceKey, Long> erased = new HashMap<>();
  private final Map<ResourceKey, Long> purged = new HashMap<>();
  private final Set<ResourceKey> removing = new HashSet<>();
  private final Set<Integer> ended = new HashSet<>();
  private final Set<Long> commits = new HashSet<>();
  private final Map<String, Long> lastOfWriter = new HashMap<>();
  private final List<String> stamps = new ArrayList<>();
  private long lastT;
  private long floor;

  static Ledger read(Path file) throws IOException {
    Ledger ledger = new Ledger();
    if (Files.exists(file)) {
      Files.readAllLines(file).forEach(ledger::hear);
    }
    return ledger;
  }

  static String wrote(List<Resource> versions) {
    StringBuilder line = new StringBuilder("wrote ").append(versions.get(0).t());
    versions.forEach(version -> line.append(' ').append(entry(version)));
    return line.toString();
  }

  static String saw(Resource version) {
    return "saw " + version.t() + " " + entry(version);
  }

  private static String entry(Resource version) {
    byte[] json = version.json();
    String stamp = json == null ? DELETED : Stamp.in(json).toString();
    return version.key() + ":" + version.version() + ":" + stamp;
  }

  /** From now on each commit has to come after all that is known. */
  void beginRound() {
    floor = lastT;
  }

  /** Takes a line down; false if it is no answer. */
  boolean hear(String line) {
    String[] words = line.split(" ", -1);
    switch (words[0]) {
      case "wrote" -> wrote(Long.parseLong(words[1]), words);
      case "saw" -> fact(Long.parseLong(words[1]), words[2]);
      case "removing" -> removing.add(ResourceKey.parse(words[1]));
      case "erased" -> removed(erased, words);
      case "purged" -> removed(purged, words);
      case "ended" -> ended.add(Integer.valueOf(words[1]));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void wrote(long t, String[] words) {
    commit(t);
    for (int i = 2; i < words.length; i++) {
      Fact fact = fact(t, words[i]);
      if (!fact.deleted()) {
        stamps.add(fact.stamp());
        String writer = Stamp.parse(fact.stamp()).writer();
        Long before = lastOfWriter.put(writer, t);
        assertThat(t)
            .as("commits of " + writer)
            .isGreaterThanOrEqualTo(before == null ? 0 : before);
      }
    }
  }

  private Fact fact(long t, String entry) {
    String[] parts = entry.split(":", -1);
    Fact fact = new Fact(ResourceKey.parse(parts[0]), Long.parseLong(parts[1]), t, parts[2]);
    Fact before =
        facts.computeIfAbsent(fact.key(), key -> new TreeMap<>()).put(fact.version(), fact);
    assertThat(before == null ? fact : before).as("two answers about one version").isEqualTo(fact);
    lastT = Math.max(lastT, t);
    return fact;
  }

  private void removed(Map<ResourceKey, Long> removals, String[] words) {
    long t = Long.parseLong(words[1]);
    commit(t);
    removals.put(ResourceKey.parse(words[2]), t);
    lastT = Math.max(lastT, t);
  }

  private void commit(long t) {
    assertThat(commits.add(t)).as("position " + t + " is given once").isTrue();
    assertThat(t).as("a position after those of the rounds before").isGreaterThan(floor);
  }

  Set<ResourceKey> keys() {
    return facts.keySet();
  }

  /** Returns what is known of a resource, by version. */
  SortedMap<Long, Fact> of(ResourceKey key) {
    return facts.getOrDefault(key, new TreeMap<>());
  }

  /** Returns the positions at which resources were erased, or purged. */
  Map<ResourceKey, Long> removals(boolean erasures) {
    return Collections.unmodifiableMap(erasures ? erased : purged);
  }

  /** Tells whether a removal was begun, which may have come through without an answer. */
  boolean removing(ResourceKey key) {
    return removing.contains(key);
  }

  /** Returns the numbers of the imports that have ended. */
  Set<Integer> ended() {
    return Collections.unmodifiableSet(ended);
  }

  /** Returns the stamps of what was written last. */
  List<String> newestStamps() {
    return stamps.subList(Math.max(0, stamps.size() - NEWEST), stamps.size());
  }

  /** Returns the last position that anybody was told. */
  long lastT() {
    return lastT;
  }

  /** Returns how many commits were answered. */
  int commits() {
    return commits.size();
  }
}

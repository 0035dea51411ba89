package health.tarn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.ResourceKey;
import health.tarn.api.query.Query;
import health.tarn.spi.search.IndexChange;
import health.tarn.spi.search.IndexEntry;
import health.tarn.spi.search.SearchView;
import health.tarn.spi.storage.Cursor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random resources and random queries give what the Matcher gives. */
abstract class SearchRandomCases extends SearchCases {

  private static final int ROUNDS = 4;
  private static final int CHANGES = 120;
  private static final int QUERIES = 150;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void agreesWithTheMatcher(long seed) {
    Random random = new Random(seed);
    RandomSearch make = new RandomSearch(random);
    for (int round = 0; round < ROUNDS; round++) {
      assertThat(apply(changes(make, random))).as("refused with seed %s", seed).isEmpty();
      if (random.nextBoolean()) {
        index().commit();
      }
      for (int i = 0; i < QUERIES; i++) {
        assertAgrees(make.query(3));
      }
      assertTargets(make.query(2), "reference" + random.nextInt(2));
    }
  }

  private List<IndexChange> changes(RandomSearch make, Random random) {
    List<IndexChange> changes = new ArrayList<>();
    Set<ResourceKey> known = new HashSet<>(expected.keySet());
    for (int i = 0; i < CHANGES; i++) {
      ResourceKey key = make.key();
      boolean delete = random.nextInt(8) == 0;
      boolean first = !delete && known.add(key);
      changes.add(
          new IndexChange(
              key,
              1,
              EPOCH.plusMillis(random.nextInt(10)),
              first && random.nextBoolean(),
              delete ? null : make.entries()));
    }
    return changes;
  }

  private void assertTargets(Query query, String parameter) {
    Set<String> wanted = new HashSet<>();
    for (ResourceKey key : matching(query)) {
      Expected value = expected.get(key);
      for (IndexEntry entry : value == null ? List.<IndexEntry>of() : value.entries()) {
        if (entry instanceof IndexEntry.Reference reference
            && reference.parameter().equals(parameter)) {
          wanted.add(reference.target());
        }
      }
    }
    try (SearchView view = index().view();
        Cursor<String> targets = view.targets(query, parameter)) {
      assertThat(drain(targets))
          .as("targets: %s", query)
          .containsExactlyInAnyOrderElementsOf(wanted);
    }
  }
}

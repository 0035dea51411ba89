package health.tarn.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.query.Query;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // A null fails the test by itself.
class KeptJoinsTest {

  private final KeptJoins kept = new KeptJoins();

  private static ResolvedJoins.Of search(String text) {
    return new ResolvedJoins.Of(text, new Query.All());
  }

  private static ResolvedJoins joins(int keys) {
    return new ResolvedJoins(new Query.None(), keys);
  }

  @Test
  void whatWasNotUsedForLongestMakesRoom() {
    kept.keep("lease", search("a"), joins(400_000));
    kept.keep("lease", search("b"), joins(400_000));
    kept.of("lease", search("a"));
    kept.keep("lease", search("c"), joins(400_000));

    assertThat(kept.of("lease", search("a"))).isNotNull();
    assertThat(kept.of("lease", search("b"))).isNull();
    assertThat(kept.of("lease", search("c"))).isNotNull();
  }

  @Test
  void whatIsTooMuchIsNotKeptAndMakesNoRoom() {
    kept.keep("lease", search("a"), joins(1));
    kept.keep("lease", search("b"), joins(1_000_001));

    assertThat(kept.of("lease", search("a"))).isNotNull();
    assertThat(kept.of("lease", search("b"))).isNull();
  }

  @Test
  void aLeaseEndsWithItsJoins() {
    kept.keep("one", search("a"), joins(600_000));
    kept.keep("two", search("a"), joins(400_000));
    kept.end("one");
    kept.keep("three", search("a"), joins(600_000));

    assertThat(kept.of("one", search("a"))).isNull();
    assertThat(kept.of("two", search("a"))).isNotNull();
    assertThat(kept.of("three", search("a"))).isNotNull();
  }
}

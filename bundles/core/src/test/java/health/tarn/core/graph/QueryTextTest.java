package health.tarn.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.graph.CuratedQuery;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked // A null fails the test by itself.
class QueryTextTest {

  private static final CuratedQuery COHORT = QueryFile.read("cohort");

  private static String text(Map<String, List<String>> values) {
    return new QueryText(COHORT, values).text();
  }

  @Test
  void repeatsALineForEachValue() {
    String text = text(Map.of("condition", List.of("http://a|1", "http://b|2")));

    assertThat(text)
        .contains("?condition1 fhir:Condition.code <http://a/1>")
        .contains("?condition2 fhir:Condition.code <http://b/2>")
        .doesNotContain("{{", "?medication1")
        .contains("LIMIT 100");
  }

  @Test
  void leavesNothingInAValueThatCouldEndIt() {
    String text = text(Map.of("condition", List.of("http://a|1> } SELECT \"x\" {")));

    assertThat(text).contains("<http://a/1%3E%20%7D%20SELECT%20%22x%22%20%7B>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "condition=none",
        "condition=|x",
        "condition=x|",
        "count=0",
        "count=x",
        "count=1000000000000",
        "nothing=1"
      })
  void refusesWhatIsNoValue(String pair) {
    int equals = pair.indexOf('=');
    Map<String, List<String>> values =
        Map.of(pair.substring(0, equals), List.of(pair.substring(equals + 1)));

    assertThatThrownBy(() -> text(values))
        .isInstanceOfSatisfying(
            LakeException.class, e -> assertThat(e.problem()).isEqualTo(Problem.INVALID));
  }

  @Test
  void refusesWhatIsMissing() {
    CuratedQuery path = QueryFile.read("path");

    assertThatThrownBy(() -> new QueryText(path, Map.of("from", List.of("Patient/a"))))
        .hasMessageContaining("needs to: where it ends");
  }
}

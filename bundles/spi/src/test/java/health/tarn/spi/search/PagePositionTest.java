package health.tarn.spi.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.ResourceKey;
import health.tarn.api.query.Sort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagePositionTest {

  private static final List<Sort> ORDER =
      List.of(
          new Sort("birthdate", Sort.Kind.DATE, true),
          new Sort("family", Sort.Kind.STRING, false),
          new Sort("length", Sort.Kind.NUMBER, false),
          new Sort("_id", Sort.Kind.TOKEN, false));

  private static final PagePosition POSITION =
      new PagePosition(
          new ArrayList<>(Arrays.asList(-5L, "müller", null, "p1")),
          42,
          new ResourceKey("Patient", "p1"));

  @Test
  void readsWhatItWrote() {
    String text = POSITION.encode(ORDER);

    assertThat(text).matches("[A-Za-z0-9_-]+");
    assertThat(PagePosition.decode(text, ORDER)).isEqualTo(POSITION);
  }

  @Test
  void refusesAnotherOrder() {
    String text = POSITION.encode(ORDER);

    assertBad(text, ORDER.subList(0, 3));
    assertBad(text, List.of());
  }

  @Test
  void refusesAnyChangedCharacter() {
    String text = POSITION.encode(ORDER);

    for (int i = 0; i < text.length() - 1; i++) {
      char other = text.charAt(i) == 'A' ? 'B' : 'A';
      assertBad(text.substring(0, i) + other + text.substring(i + 1), ORDER);
    }
  }

  @Test
  void refusesWhatIsNoPosition() {
    for (String text : List.of("", "A", "AAAA", "AAAAAAAA", "no position", "é")) {
      assertBad(text, ORDER);
    }
  }

  private static void assertBad(String text, List<Sort> order) {
    assertThatThrownBy(() -> PagePosition.decode(text, order))
        .isInstanceOfSatisfying(
            SearchException.class, e -> assertThat(e.error()).isEqualTo(SearchError.BAD_POSITION));
  }
}

package health.tarn.nlp.clinical;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.spi.nlp.Attribute;
import health.tarn.spi.nlp.Entity;
import health.tarn.spi.nlp.Span;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Published documents beside the project; how well they are read is told by {@link Evaluation}. */
@NullUnmarked // A null fails the test by itself.
class CorpusTest {

  @ParameterizedTest
  @ValueSource(strings = {"ncbi.train", "bc5.train", "mac.tr"})
  void isReadWithRightSpans(String name) throws IOException {
    Path folder =
        Corpus.folder()
            .orElseGet(() -> Assumptions.abort("skipped: no folder shared/data/corpora above"));
    Corpus corpus = Corpus.read(folder, name);

    assertThat(corpus.texts()).hasSizeGreaterThan(100);
    int entities = 0;
    for (String text : corpus.texts().values()) {
      for (Entity entity : Engines.ENGINE.analyze(text).entities()) {
        entities++;
        assertThat(part(text, entity.span())).isEqualTo(entity.text());
        for (Attribute attribute : entity.attributes()) {
          assertThat(part(text, attribute.span())).isEqualTo(attribute.text());
        }
      }
    }
    assertThat(entities).isGreaterThan(corpus.texts().size());
  }

  private static String part(String text, Span span) {
    int begin = text.offsetByCodePoints(0, span.begin());
    return text.substring(begin, text.offsetByCodePoints(begin, span.end() - span.begin()));
  }
}

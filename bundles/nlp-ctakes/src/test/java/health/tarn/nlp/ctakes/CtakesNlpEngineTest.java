package health.tarn.nlp.ctakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.spi.nlp.Concept;
import health.tarn.spi.nlp.Entity;
import health.tarn.spi.nlp.EntityType;
import health.tarn.spi.nlp.NlpError;
import health.tarn.spi.nlp.NlpException;
import health.tarn.spi.terminology.Term.Kind;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@NullUnmarked // A null fails the test by itself.
class CtakesNlpEngineTest {

  private final FewTerms terms = new FewTerms();
  private final CtakesNlpEngine engine = new CtakesNlpEngine(terms, 2, Duration.ofHours(1));

  @AfterEach
  void stop() {
    engine.stop();
  }

  private List<Entity> read(String text) {
    return engine.analyze(text).entities();
  }

  @Test
  void readsTheDictionaryOnceForAllItsPipelinesAndNotBeforeATextComes() throws Exception {
    terms.with("pneumonia", Kind.DISORDER, "1");
    assertThat(engine.version()).endsWith("+few.1");
    assertThat(terms.reads()).isZero();

    Thread other = new Thread(() -> read("She has pneumonia. ".repeat(2000)));
    other.start();
    read("She has pneumonia. ".repeat(2000));
    other.join();

    assertThat(terms.reads()).isEqualTo(1);
  }

  @Test
  void knowsTermsThatTheDictionaryGotMeanwhile() {
    terms.with("pneumonia", Kind.DISORDER, "1");
    assertThat(read("She has pneumonia and gout."))
        .extracting(Entity::text)
        .containsOnly("pneumonia");

    terms.with("gout", Kind.DISORDER, "2");

    assertThat(engine.version()).endsWith("+few.2");
    assertThat(read("She has pneumonia and gout."))
        .extracting(Entity::text)
        .containsExactly("pneumonia", "gout");
  }

  @Test
  void takesTheLongestNameWhateverKindsOfThingsLieInIt() {
    terms.with("chest", Kind.BODY_SITE, "1").with("chest pain", Kind.FINDING, "2");

    assertThat(read("Chest pain since yesterday. The chest is clear."))
        .extracting(Entity::text)
        .containsExactly("Chest pain", "chest");
  }

  @Test
  void takesWhatNotesMostlyMeanByANameOfSeveralKinds() {
    terms.with("sodium", Kind.INGREDIENT, "1").with("sodium", Kind.TEST, "2");

    Entity sodium = read("Sodium was 138.").get(0);

    assertThat(sodium.type()).isEqualTo(EntityType.TEST_NAME);
    assertThat(sodium.concepts()).extracting(Concept::code).containsExactly("2");
  }

  @Test
  void namesAllThatANameMayStandForInTheOrderOfTheDictionary() {
    terms
        .with("cold", Kind.DISORDER, "common")
        .with("cold", Kind.DISORDER, "cold")
        .with("cold", Kind.FINDING, "feels");

    List<Concept> concepts = read("She has a cold.").get(0).concepts();

    assertThat(concepts).extracting(Concept::code).containsExactly("common", "cold", "feels");
    assertThat(concepts).extracting(Concept::score).containsOnly(1.0 / 3);
  }

  @Test
  void countsOnOverAllPieces() {
    terms.with("pneumonia", Kind.DISORDER, "1");
    String line = "\uD83D\uDE37 She has pneumonia.\n";

    List<Entity> entities = read(line.repeat(3000));

    assertThat(entities).hasSize(3000);
    assertThat(entities.get(2999).span().begin()).isEqualTo(2999 * (line.length() - 1) + 10);
  }

  @Test
  void isClosedOnceItIsStopped() {
    engine.stop();

    assertThatThrownBy(() -> read("She has pneumonia."))
        .isInstanceOfSatisfying(
            NlpException.class, e -> assertThat(e.error()).isEqualTo(NlpError.CLOSED));
  }

  @Test
  void leavesTheThreadsClassLoaderAsItWas() {
    ClassLoader own = new ClassLoader(null) {};
    Thread.currentThread().setContextClassLoader(own);
    try {
      terms.with("pneumonia", Kind.DISORDER, "1");

      assertThat(read("She has pneumonia.")).hasSize(1);
      assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(own);
    } finally {
      Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
    }
  }
}

package health.tarn.core.enrich;

import health.tarn.spi.nlp.Analysis;
import health.tarn.spi.nlp.Concept;
import health.tarn.spi.nlp.Entity;
import health.tarn.spi.nlp.EntityType;
import health.tarn.spi.nlp.NlpEngine;
import health.tarn.spi.nlp.NlpError;
import health.tarn.spi.nlp.NlpException;
import health.tarn.spi.nlp.Span;
import health.tarn.spi.nlp.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes each word of a text for a condition, and "not" for what denies the next one. */
final class WordEngine implements NlpEngine {

  private static final Pattern WORD = Pattern.compile("(not )?([a-z]+)");

  @Override
  public String version() {
    return "1+words";
  }

  @Override
  public Analysis analyze(String text) {
    if (text.contains("throw")) {
      throw new IllegalStateException("secret " + text);
    }
    if (text.contains("hang")) {
      hang();
    }
    List<Entity> entities = new ArrayList<>();
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      List<Trait> traits = new ArrayList<>(List.of(new Trait(Trait.Name.DIAGNOSIS, 1)));
      if (words.group(1) != null) {
        traits.add(new Trait(Trait.Name.NEGATION, 1));
      }
      String word = words.group(2);
      entities.add(
          new Entity(
              new Span(words.start(2), words.end(2)),
              word,
              EntityType.DX_NAME,
              1,
              traits,
              List.of(),
              List.of(new Concept("http://example.org/words", word, word, 1))));
    }
    return new Analysis(entities);
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new NlpException(NlpError.INTERRUPTED, "interrupted", e);
    }
  }
}

package health.tarn.nlp.ctakes;

import health.tarn.spi.nlp.NlpEngine;
import health.tarn.spi.terminology.Dictionary;
import health.tarn.testkit.NlpAbility;
import health.tarn.testkit.NlpContract;
import java.time.Duration;
import java.util.Set;

class CtakesNlpTest extends NlpContract {

  @Override
  protected NlpEngine newEngine(Dictionary dictionary) {
    return new CtakesNlpEngine(dictionary, 2, Duration.ofHours(1));
  }

  @Override
  protected Set<NlpAbility> abilities() {
    return Set.of();
  }
}

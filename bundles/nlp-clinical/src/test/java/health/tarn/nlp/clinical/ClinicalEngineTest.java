package health.tarn.nlp.clinical;

import health.tarn.spi.nlp.NlpEngine;
import health.tarn.spi.terminology.Dictionary;
import health.tarn.testkit.NlpAbility;
import health.tarn.testkit.NlpContract;
import java.util.EnumSet;
import java.util.Set;

class ClinicalEngineTest extends NlpContract {

  @Override
  protected NlpEngine newEngine(Dictionary dictionary) {
    return new ClinicalEngine(dictionary);
  }

  @Override
  protected Set<NlpAbility> abilities() {
    return EnumSet.allOf(NlpAbility.class);
  }
}

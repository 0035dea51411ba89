package health.tarn.terminology.generator;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.terminology.generator.DrugNames.DrugName;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // A null fails the test by itself.
class DrugNamesTest {

  private final DrugNames names = new DrugNames(Set.of("water"));

  @Test
  void areBrandsIfAProductHasThemInBrackets() {
    names.add("zestril", "196472");
    names.add("lisinopril", "29046");
    names.add("lisinopril 10 mg oral tablet [ zestril ]", "104377");

    assertThat(names.names())
        .containsEntry("zestril", new DrugName("BRAND", "196472"))
        .containsEntry("lisinopril", new DrugName("INGREDIENT", "29046"))
        .hasSize(2);
  }

  @Test
  void ofSeveralWordsAreKeptIfAProductContainsThem() {
    names.add("folic acid", "4511");
    names.add("cold formula", "1");
    names.add("iron 10 mg / folic acid 1 mg oral tablet", "2");

    assertThat(names.names()).containsOnlyKeys("folic acid");
  }

  @Test
  void haveTheirHyphensWithoutSpaces() {
    names.add("k - dur", "202526");
    names.add("potassium chloride 750 mg tablet [ k - dur ]", "3");

    assertThat(names.names()).containsEntry("k-dur", new DrugName("BRAND", "202526"));
  }

  @Test
  void leaveOutStopWordsNumbersAndLongDescriptions() {
    names.add("water", "11295");
    names.add("water 100 ml injection", "4");
    names.add("vitamin b12", "11248");
    names.add("a cough and cold remedy", "5");
    names.add("cat hair extract", "6");

    assertThat(names.names()).isEmpty();
  }

  @Test
  void haveTheOlderOfTwoCodes() {
    names.add("medroldose", "900");
    names.add("medroldose", "1000");

    assertThat(names.names()).containsEntry("medroldose", new DrugName("INGREDIENT", "900"));
  }
}

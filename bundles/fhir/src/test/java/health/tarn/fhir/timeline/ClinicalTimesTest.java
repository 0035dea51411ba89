package health.tarn.fhir.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.fhir.definition.Definitions;
import health.tarn.fhir.definition.ElementDefinition;
import health.tarn.fhir.definition.TypeDefinition;
import health.tarn.fhir.json.Json;
import health.tarn.fhir.timeline.ClinicalTime.Precision;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked // A null fails the test by itself.
class ClinicalTimesTest {

  private static final Set<String> DATED =
      Set.of("date", "dateTime", "instant", "Period", "Timing");

  private final Definitions definitions = Definitions.r4();
  private final ClinicalTimes times = new ClinicalTimes();

  private ClinicalTime of(String type, String members) {
    String json = "{'resourceType':'" + type + "'," + members + "}";
    return times.of(type, Json.parse(json.replace('\'', '"').getBytes(UTF_8)));
  }

  @Test
  void knowEveryTypeOfThePatientCompartment() {
    Set<String> types =
        new TreeSet<>(definitions.compartments().get("Patient").parameters().keySet());
    types.removeIf(type -> definitions.compartments().get("Patient").parameters(type).isEmpty());
    types.add("Patient");

    assertThat(ClinicalElements.byType().keySet()).containsExactlyInAnyOrderElementsOf(types);
  }

  @Test
  void readElementsThatR4Has() {
    ClinicalElements.byType()
        .forEach((type, paths) -> paths.forEach(path -> requireDated(type, path)));
  }

  private void requireDated(String type, String path) {
    TypeDefinition in = definitions.type(type);
    String[] names = path.split("\\.", -1);
    for (int i = 0; i < names.length - 1; i++) {
      in = definitions.type(in.element(names[i]).content());
    }
    String last = names[names.length - 1];
    ElementDefinition element = in.element(last.replace("[x]", ""));
    assertThat(element).as(type + "." + path).isNotNull();
    assertThat(element.choice()).as(type + "." + path).isEqualTo(last.endsWith("[x]"));
    assertThat(element.types()).as(type + "." + path).anyMatch(each -> DATED.contains(each.code()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Condition|'onsetDateTime':'2020-03','recordedDate':'2021'|onsetDateTime|2020-03|MONTH
          Condition|'onsetString':'long ago','recordedDate':'2021-01-02'|recordedDate|2021-01-02|DAY
          Observation|'issued':'2020-01-01T00:00:00Z','effectivePeriod':{'start':'2019'}|effectivePeriod.start|2019|YEAR
          Procedure|'performedPeriod':{'end':'2019-05-05T10:00:00Z'}|performedPeriod.end|2019-05-05T10:00:00Z|TIME
          Observation|'effectiveTiming':{'event':['2020','2019-06']}|effectiveTiming.event|2019-06|MONTH
          Observation|'effectiveTiming':{'repeat':{'boundsPeriod':{'start':'2018'}}}|effectiveTiming.repeat.boundsPeriod.start|2018|YEAR
          Specimen|'collection':{'collectedDateTime':'2020'},'receivedTime':'2021'|collection.collectedDateTime|2020|YEAR
          Composition|'event':[{'period':{'start':'2020'}},{'period':{'start':'2019'}}],'date':'2022'|event.period.start|2019|YEAR
          DocumentReference|'date':'2020-01-01T00:00:00Z'|date|2020-01-01T00:00:00Z|TIME
          Patient|'birthDate':'1970-01-01'|birthDate|1970-01-01|DAY
          """)
  void takeWhatHappenedBeforeWhatWasWritten(
      String type, String members, String element, String text, Precision precision) {
    ClinicalTime time = of(type, members);
    assertThat(time.element()).isEqualTo(element);
    assertThat(time.text()).isEqualTo(text);
    assertThat(time.precision()).isEqualTo(precision);
  }

  @Test
  void areMissingWhereNothingHasADate() {
    assertThat(of("Condition", "'onsetString':'long ago'")).isNull();
    assertThat(of("Procedure", "'performedAge':{'value':3}")).isNull();
    assertThat(of("Encounter", "'period':{'_start':{'id':'x'}}")).isNull();
    assertThat(of("BodyStructure", "'active':true")).isNull();
    assertThat(of("Organization", "'active':true")).isNull();
  }

  @Test
  void coverWhatTheTextCovers() {
    ClinicalTime year = of("Patient", "'birthDate':'1970'");
    assertThat(year.low()).isZero();
    assertThat(year.high()).isEqualTo(365L * 86_400_000 - 1);
  }
}

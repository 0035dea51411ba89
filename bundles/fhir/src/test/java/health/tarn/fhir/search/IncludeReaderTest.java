package health.tarn.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.ResourceKey;
import health.tarn.fhir.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncludeReaderTest {

  private static final SearchParameters PARAMETERS = SearchParameters.r4();
  private static final IncludeReader READER =
      new IncludeReader(PARAMETERS, new Extractor(PARAMETERS, new Ucum()));

  private static final Json OBSERVATION =
      Json.parse(
          """
          {"resourceType":"Observation","subject":{"reference":"Patient/1/_history/3"},
           "performer":[{"reference":"Practitioner/2"},{"reference":"Organization/3"},
            {"reference":"http://other/Practitioner/4"},{"reference":"#c"}],
           "encounter":{"reference":"Encounter/5"}}
          """
              .getBytes(StandardCharsets.UTF_8));

  @Test
  void followsOneParameter() {
    assertThat(targets(new Include("Observation", "subject", null, false)))
        .containsExactly(key("Patient/1"));
    assertThat(targets(new Include("Observation", "performer", null, false)))
        .containsExactly(key("Practitioner/2"), key("Organization/3"));
  }

  @Test
  void followsToOneTypeOfTarget() {
    assertThat(targets(new Include("Observation", "performer", "Organization", true)))
        .containsExactly(key("Organization/3"));
  }

  @Test
  void followsEverythingOnce() {
    assertThat(targets(new Include(null, null, null, false)))
        .containsExactlyInAnyOrder(
            key("Patient/1"), key("Practitioner/2"), key("Organization/3"), key("Encounter/5"));
    assertThat(
            targets(
                new Include("Observation", null, "Patient", false),
                new Include("Observation", "patient", null, false)))
        .containsExactly(key("Patient/1"));
  }

  @Test
  void ignoresRulesForOtherTypes() {
    assertThat(targets(new Include("Condition", "subject", null, false))).isEmpty();
  }

  private static List<ResourceKey> targets(Include... rules) {
    return READER.targets(OBSERVATION, List.of(rules));
  }

  private static ResourceKey key(String text) {
    return ResourceKey.parse(text);
  }
}

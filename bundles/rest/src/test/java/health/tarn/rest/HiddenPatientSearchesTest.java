package health.tarn.rest;

import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing of a patient whom one may not see shows at a search: neither by a match or an included
 * resource, nor by a total, a link or an order, whatever kind of parameter asks.
 *
 * <p>Compared as in {@link HiddenPatientReadsTest}, by GET, HEAD, POST and within a batch.
 */
@NullUnmarked // A null fails the test by itself.
class HiddenPatientSearchesTest {

  @TempDir static Path folder;
  private static TwoLakes lakes;

  @BeforeAll
  static void open() throws Exception {
    lakes = new TwoLakes(folder);
    HiddenPast.happen(lakes);
  }

  @AfterAll
  static void close() throws Exception {
    lakes.close();
  }

  private void assertSameEverywhere(String search) throws Exception {
    int question = search.indexOf('?');
    String type = search.substring(0, question);
    String parameters = search.substring(question + 1);
    Ask get = Ask.get("/fhir" + (type.isEmpty() ? "" : "/" + type) + "?" + parameters);
    lakes.assertSamePages(get);
    lakes.assertSame(get.with("HEAD"));
    lakes.assertSamePages(
        Ask.form("/fhir/" + (type.isEmpty() ? "" : type + "/") + "_search", parameters));
    lakes.assertSame(HiddenPast.batch("{'request':{'method':'GET','url':'" + search + "'}}"));
    lakes.assertToldToOthers(get);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Patient?identifier=s%7C2",
        "Patient?identifier=2",
        "Patient?identifier=s%7C",
        "Patient?identifier:not=s%7C1",
        "Patient?gender=male",
        "Patient?gender:not=female",
        "Patient?telecom=555",
        "Patient?phone=555",
        "Patient?email:missing=true",
        "Patient?phone:missing=false",
        "Patient?family=secret",
        "Patient?family:exact=Secret",
        "Patient?name:contains=cre",
        "Patient?birthdate=1950-02-03",
        "Patient?birthdate=lt1960",
        "Patient?general-practitioner=Practitioner/d",
        "Observation?subject=Patient/hidden",
        "Observation?subject:Patient=hidden",
        "Observation?patient=hidden,seen",
        "Observation?performer=d",
        "Observation?code=http://loinc.org%7C718-7",
        "Observation?date=ge2020",
        "Observation?value-quantity=9",
        "Observation?value-quantity=ge0.001%7Chttp://unitsofmeasure.org%7Ckg",
        "Observation?code-value-quantity=http://loinc.org%7C718-7$gt2",
        "Observation?combo-value-quantity=gt2",
        "RiskAssessment?probability=0.5",
        "RiskAssessment?probability=gt0.1",
        "Provenance?target=Patient/hidden",
        "Provenance?patient=hidden",
        "Provenance?agent=Practitioner/d",
        "Group?member=Patient/seen",
        "List?item=Practitioner/d",
      })
  void byParametersOfEachKind(String search) throws Exception {
    assertSameEverywhere(search);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Patient?_id=hidden",
        "Patient?_id=hidden,seen",
        "Observation?_id=theirs1,theirs2,ours1",
        "Patient?_lastUpdated=lt2026-01-01T00:03:00Z",
        "Patient?_tag=t",
        "Patient?_tag=%7Ct",
        "Patient?_profile=urn:p",
        "Patient?_security=R",
        "Patient?_source=urn:secret",
        "?_id=hidden",
        "?_id=hidden,seen,theirs1,ours1",
        "?_type=Patient,Observation,Condition",
        "?_type=RiskAssessment",
        "?_count=50",
      })
  void byParametersOfEveryType(String search) throws Exception {
    assertSameEverywhere(search);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Observation?subject:Patient.family=secret",
        "Observation?patient.identifier=s%7C2",
        "Observation?patient.gender:not=female",
        "Observation?patient.birthdate=lt2000",
        "Observation?patient.general-practitioner.family=doctor",
        "Provenance?target:Observation.subject:Patient.family=secret",
        "Provenance?target:Observation.value-quantity=9",
        "List?item:Observation.value-quantity=9",
        "Practitioner?_has:Observation:performer:value-quantity=9",
        "Practitioner?_has:Patient:general-practitioner:family=secret",
        "Practitioner?_has:Observation:performer:patient.family=secret",
        "Practitioner?_has:Provenance:target:patient=hidden",
        "Practitioner?_has:Patient:general-practitioner:_has:Observation:patient:value-quantity=9",
        "Patient?_has:Observation:patient:code=718-7",
        "Patient?_has:Group:member:type=person",
        "Observation?_list=l",
        "Practitioner?_list=of-theirs",
      })
  void byJoins(String search) throws Exception {
    assertSameEverywhere(search);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Provenance?_id=of-both&_include=Provenance:target",
        "Provenance?_id=of-both&_include=Provenance:target&_include:iterate=Observation:subject",
        "Provenance?_include=*",
        "List?_include=List:item",
        "Practitioner?_revinclude=Observation:performer",
        "Practitioner?_revinclude=Patient:general-practitioner",
        "Practitioner?_revinclude=Provenance:target",
        "Practitioner?_revinclude=Patient:general-practitioner"
            + "&_revinclude:iterate=Condition:subject",
        "Patient?_id=seen&_revinclude=Group:member",
        "Patient?_id=seen&_revinclude=Group:member&_include:iterate=Group:member",
        "Observation?_count=1&_include=Observation:subject&_revinclude=List:item",
      })
  void byWhatIsIncluded(String search) throws Exception {
    assertSameEverywhere(search);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Patient?_summary=count",
        "Observation?_count=0",
        "?_summary=count&_type=Patient,Group",
        "Condition?_count=1",
        "Condition?_count=2&_total=none",
        "Condition?_count=2&_total=estimate",
        "Condition?_count=1&_total=accurate",
        "Condition?_count=3",
        "Condition?_sort=-_lastUpdated&_count=1",
        "Condition?_sort=_id&_count=2",
        "Patient?_sort=family&_count=1",
        "Patient?_sort=-birthdate,family&_count=1",
        "Observation?_sort=value-quantity&_count=1",
        "Observation?_sort=-date&_count=2",
        "Observation?_sort=patient&_count=2",
      })
  void byCountsLinksAndOrder(String search) throws Exception {
    assertSameEverywhere(search);
  }
}

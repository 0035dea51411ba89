package health.tarn.fhir.shape;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.Issue;
import health.tarn.fhir.definition.Definitions;
import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.JsonLimits;
import health.tarn.fhir.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeCheckTest {

  private static final ShapeCheck CHECK = new ShapeCheck(Definitions.r4());

  /** Its items have no linkId, which R4 requires; HAPI's parser does not look. */
  private static final String LACKS_LINK_IDS = "bundle-questionnaire.json";

  private static List<Issue> issues(String text) {
    byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return CHECK.check(Json.parse(bytes), Level.STRUCTURE_ONLY);
  }

  @Test
  void publishedExamplesPass() throws IOException {
    for (Path file : SharedData.examples()) {
      if (file.endsWith(LACKS_LINK_IDS)) {
        continue;
      }
      Json json = Json.parse(Files.readAllBytes(file));
      assertThat(CHECK.check(json, Level.STRUCTURE_ONLY)).as(file.toString()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'resourceType':'Patient'}",
        "{'resourceType':'Patient','name':[{'given':['A',null],'_given':[null,{'id':'x'}]}]}",
        "{'resourceType':'Patient','_birthDate':{'extension':[{'url':'http://x','valueCode':'unknown'}]}}",
        "{'resourceType':'Patient','_gender':{'extension':[{'url':'u','_valueString':{'id':'a'}}]}}",
        "{'resourceType':'Patient','deceasedBoolean':true,'_deceasedBoolean':{'id':'x'}}",
        "{'resourceType':'Patient','extension':[{'url':'u','extension':[{'url':'v','valueDecimal':1.0}]}]}",
        "{'resourceType':'Patient','contained':[{'resourceType':'Organization','id':'o'}]}",
        "{'resourceType':'Patient','managingOrganization':{'display':'X'}}",
        "{'resourceType':'Patient','text':{'status':'empty','div':' <div/>'}}",
        "{'resourceType':'Observation','_status':{'extension':[{'url':'u','valueCode':'x'}]},'code':{'text':'x'}}",
        "{'resourceType':'Bundle','type':'batch','entry':[{'resource':{'resourceType':'Patient','contained':[{'resourceType':'Group','type':'person','actual':true}]}}]}",
        "{'resourceType':'Parameters','parameter':[{'name':'x','resource':{'resourceType':'Binary','contentType':'text/plain','data':'aGk='}}]}",
        "{'resourceType':'Questionnaire','status':'draft','item':[{'linkId':'1','type':'group','item':[{'linkId':'2','type':'string'}]}]}"
      })
  void validShapesPass(String text) {
    assertThat(issues(text)).isEmpty();
  }

  @Nested
  class Faults {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            {'resourceType':'Patient','nmae':[]}|Patient.nmae|structure|does not have in R4; did you mean 'name'?
            {'resourceType':'Patient','resourceTyp':'x'}|Patient.resourceTyp|structure|does not have
            {'resourceType':'Patient','name':[{'resourceType':'x'}]}|Patient.name[0].resourceType|structure|HumanName does not have
            {'resourceType':'Patient','name':{'family':'A'}}|Patient.name|structure|expected an array
            {'resourceType':'Patient','gender':['male']}|Patient.gender|structure|expected a single value
            {'resourceType':'Patient','gender':'femail'}|Patient.gender|code-invalid|one of female, male, other, unknown
            {'resourceType':'Patient','active':'true'}|Patient.active|value|expected true or false (boolean), found a string
            {'resourceType':'Patient','birthDate':'2020-02-30'}|Patient.birthDate|value|expected a date
            {'resourceType':'Patient','birthDate':null}|Patient.birthDate|structure|found null
            {'resourceType':'Patient','name':[]}|Patient.name|structure|empty array
            {'resourceType':'Patient','name':[{}]}|Patient.name[0]|structure|empty object
            {'resourceType':'Patient','name':[null]}|Patient.name[0]|structure|expected an object (HumanName), found null
            {'resourceType':'Patient','name':[{'family':''}]}|Patient.name[0].family|value|not empty
            {'resourceType':'Patient','name':[{'given':[null]}]}|Patient.name[0].given[0]|structure|beside an extension
            {'resourceType':'Patient','name':[{'given':['A'],'_given':[null,null]}]}|Patient.name[0]._given|structure|2 places for 1 values
            {'resourceType':'Patient','name':[{'given':['A','B'],'_given':[{'id':'x'}]}]}|Patient.name[0]._given|structure|1 places for 2 values
            {'resourceType':'Patient','name':[{'_given':[null]}]}|Patient.name[0]._given[0]|structure|without a value
            {'resourceType':'Patient','_gender':{'value':'x'}}|Patient._gender.value|structure|Element does not have
            {'resourceType':'Patient','_gender':null}|Patient._gender|structure|found null
            {'resourceType':'Patient','deceasedBoolean':true,'deceasedDateTime':'2020'}|Patient.deceasedDateTime|structure|expected only deceasedBoolean
            {'resourceType':'Patient','deceasedString':'x'}|Patient.deceasedString|structure|does not have
            {'resourceType':'Patient','extension':[{'url':'u'}]}|Patient.extension[0]|invariant|found neither
            {'resourceType':'Patient','extension':[{'url':'u','valueCode':'x','extension':[{'url':'v','valueCode':'y'}]}]}|Patient.extension[0]|invariant|found both
            {'resourceType':'Patient','extension':[{'valueCode':'x'}]}|Patient.extension[0].url|required|expected url
            {'resourceType':'Patient','managingOrganization':{'type':'Organization'}}|Patient.managingOrganization|required|reference, identifier or display
            {'resourceType':'Patient','managingOrganization':'Organization/1'}|Patient.managingOrganization|structure|expected an object (Reference)
            {'resourceType':'Patient','contained':[{'id':'o'}]}|Patient.contained[0].resourceType|required|resource type
            {'resourceType':'Patient','contained':['x']}|Patient.contained[0]|structure|found a string
            {'resourceType':'Patient','contained':[{'resourceType':'Group','type':'person','actual':true,'contained':[{'resourceType':'Patient'}]}]}|Patient.contained[0].contained|structure|in a contained resource
            {'resourceType':'Patient','text':{'status':'empty','div':'x'}}|Patient.text.div|value|XHTML
            {'resourceType':'Patient','text':{'status':'empty'}}|Patient.text.div|required|expected div
            {'resourceType':'Patient','multipleBirthInteger':1.5}|Patient.multipleBirthInteger|value|whole number
            {'resourceType':'Patient','id':'a b'}|Patient.id|value|an id
            {'resourceType':'Observation','status':'final'}|Observation.code|required|which Observation needs
            {'resourceType':'Patient','communication':[{}]}|Patient.communication[0]|structure|empty object
            {'resourceType':'Patient','communication':[{'preferred':true}]}|Patient.communication[0].language|required|which Patient.communication needs
            {'resourceType':'Patiant'}|Patiant.resourceType|structure|did you mean 'Patient'?
            {'resourceType':'Resource'}|Resource.resourceType|structure|expected the name of a resource type
            {'id':'x'}|$.resourceType|required|found none
            []|$|structure|expected a resource as an object, found an array
            """)
    void sayWhereAndWhatWasExpected(String text, String path, String code, String message) {
      List<Issue> issues = issues(text);
      assertThat(issues)
          .singleElement()
          .satisfies(
              issue -> {
                assertThat(issue.expression()).isEqualTo(path);
                assertThat(issue.code()).isEqualTo(code);
                assertThat(issue.diagnostics()).contains(message).doesNotContain("femail");
              });
    }

    @Test
    void areListedUpToALimit() {
      String names = "{'family':1},".repeat(100);
      assertThat(issues("{'resourceType':'Patient','name':[" + names + "{'family':1}]}"))
          .hasSize(ShapeCheck.MOST_ISSUES);
    }

    @Test
    void includeDepth() {
      String item = "{'linkId':'1','type':'group','item':[";
      String text = item.repeat(3_000) + "{'linkId':'1','type':'string'}" + "]}".repeat(3_000);
      String whole = "{'resourceType':'Questionnaire','status':'draft','item':[" + text + "]}";
      byte[] bytes = whole.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
      Json json = Json.parse(bytes, 0, bytes.length, new JsonLimits(10_000, 1 << 20));
      assertThat(CHECK.check(json, Level.STRUCTURE_ONLY))
          .singleElement()
          .satisfies(issue -> assertThat(issue.code()).isEqualTo("too-costly"));
    }
  }

  @Nested
  class Minimal {
    private List<Issue> issues(String text) {
      byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
      return CHECK.check(Json.parse(bytes), Level.MINIMAL);
    }

    @Test
    void asksForTypeAndIdOnly() {
      assertThat(issues("{'resourceType':'Patient','nmae':[]}")).isEmpty();
      assertThat(issues("{'resourceType':'Patient','id':'1'}")).isEmpty();
      assertThat(issues("{'resourceType':'Patient','id':''}")).hasSize(1);
      assertThat(issues("{'resourceType':'Patient','id':1}")).hasSize(1);
      assertThat(issues("{'resourceType':'Nothing'}")).hasSize(1);
      assertThat(issues("3")).hasSize(1);
    }
  }
}

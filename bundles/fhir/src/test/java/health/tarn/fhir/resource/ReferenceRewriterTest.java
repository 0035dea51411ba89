package health.tarn.fhir.resource;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.ResourceKey;
import health.tarn.fhir.definition.Definitions;
import health.tarn.fhir.json.CanonicalJson;
import health.tarn.fhir.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceRewriterTest {

  private static final ReferenceRewriter REWRITER = new ReferenceRewriter(Definitions.r4());
  private static final Map<String, String> MAPPING =
      Map.of(
          "urn:uuid:1", "Patient/a",
          "urn:oid:1.2", "Organization/b",
          "Practitioner?identifier=s|1&active=true", "Practitioner/c",
          "http://x/Group/1", "Group/d");

  private static String rewrite(String type, String members) {
    String text = "{'resourceType':'" + type + "','id':'i'" + members + "}";
    byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    Json json = Json.parse(bytes);
    byte[] rewritten = REWRITER.rewrite(json, 0, new ResourceKey(type, "i"), MAPPING::get);
    String prefix = "{'resourceType':'" + type + "','id':'i'";
    String whole = new String(rewritten, StandardCharsets.UTF_8).replace('"', '\'');
    assertThat(whole).startsWith(prefix).endsWith("}");
    assertThat(Json.parse(rewritten).compact()).isTrue();
    return whole.substring(prefix.length(), whole.length() - 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          Observation~,'subject':{'reference':'urn:uuid:1'},'x':1.0~,'subject':{'reference':'Patient/a'},'x':1.0
          Observation~,'performer':[{'reference':'Practitioner?identifier=s|1&active=true'},{'reference':'Group/9'}]~,'performer':[{'reference':'Practitioner/c'},{'reference':'Group/9'}]
          Observation~, 'subject' : { 'reference' : 'http://x/Group/1' }~,'subject':{'reference':'Group/d'}
          Observation~,'identifier':[{'system':'urn:oid:1.2','value':'urn:uuid:1'}]~,'identifier':[{'system':'Organization/b','value':'urn:uuid:1'}]
          Observation~,'extension':[{'url':'u','valueUri':'urn:uuid:1'},{'url':'u','valueString':'urn:uuid:1'},{'url':'u','valueCanonical':'urn:uuid:1'}]~,'extension':[{'url':'u','valueUri':'Patient/a'},{'url':'u','valueString':'urn:uuid:1'},{'url':'u','valueCanonical':'urn:uuid:1'}]
          DocumentReference~,'content':[{'attachment':{'url':'urn:uuid:1'}}]~,'content':[{'attachment':{'url':'Patient/a'}}]
          Patient~,'meta':{'source':'urn:uuid:1','profile':['urn:uuid:1']}~,'meta':{'source':'Patient/a','profile':['urn:uuid:1']}
          Patient~,'contained':[{'resourceType':'Observation','subject':{'reference':'urn:uuid:1'}}]~,'contained':[{'resourceType':'Observation','subject':{'reference':'Patient/a'}}]
          Patient~,'nothing':'urn:uuid:1'~,'nothing':'urn:uuid:1'
          """)
  void rewritesReferencesAndUrisAndNothingElse(String type, String before, String after) {
    assertThat(rewrite(type, before)).isEqualTo(after);
  }

  @Test
  void rewritesLinksAndImagesOfTheNarrative() {
    String before =
        ",'text':{'status':'generated','div':'<div>ä <a href=\\'urn:uuid:1\\'>urn:uuid:1</a>"
            + "<img alt=\\'\\' src = \\'Practitioner?identifier=s|1&amp;active=true\\'/> \\u00e4</div>'}";
    assertThat(rewrite("Patient", before))
        .isEqualTo(
            ",'text':{'status':'generated','div':'<div>ä <a href=\\'Patient/a\\'>urn:uuid:1</a>"
                + "<img alt=\\'\\' src = \\'Practitioner/c\\'/> ä</div>'}");
    String untouched = ",'text':{'status':'generated','div':'<div>\\u00e4<a href=\\'x\\'/></div>'}";
    assertThat(rewrite("Patient", untouched)).isEqualTo(untouched);
  }

  @Test
  void givesTheCanonicalBodyIfNothingIsMapped() {
    byte[] bytes =
        "{ \"resourceType\":\"Patient\", \"link\":[{\"other\":{\"reference\":\"Patient/1\"}}]}"
            .getBytes(StandardCharsets.UTF_8);
    Json json = Json.parse(bytes);
    ResourceKey key = new ResourceKey("Patient", "i");
    assertThat(REWRITER.rewrite(json, 0, key, text -> null)).isEqualTo(CanonicalJson.of(json, key));
  }
}

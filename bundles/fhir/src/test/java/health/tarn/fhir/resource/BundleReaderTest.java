package health.tarn.fhir.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.Issue;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.fhir.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundleReaderTest {

  private static ParsedBundle read(String text) {
    return BundleReader.read(Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }

  private static ParsedBundle entries(String type, String entries) {
    return read("{'resourceType':'Bundle','type':'" + type + "','entry':[" + entries + "]}");
  }

  @Test
  void readsRequestsWithoutCopyingResources() {
    ParsedBundle bundle =
        entries(
            "transaction",
            "{'fullUrl':'urn:uuid:1','resource':{'resourceType':'Patient'},'request':{'method':'POST',"
                + "'url':'Patient','ifNoneExist':'identifier=s|1'}},"
                + "{'request':{'method':'DELETE','url':'Patient/2','ifMatch':'W/\\'3\\''}},"
                + "{'request':{'method':'GET','url':'Patient/3','ifNoneMatch':'x','ifModifiedSince':'y'}}");
    assertThat(bundle.hasRequests()).isTrue();
    BundleEntry first = bundle.entries().get(0);
    assertThat(first.fullUrl()).isEqualTo("urn:uuid:1");
    assertThat(
            new String(
                bundle.json().bytes(),
                first.begin(),
                first.end() - first.begin(),
                StandardCharsets.UTF_8))
        .isEqualTo("{\"resourceType\":\"Patient\"}");
    assertThat(first.request())
        .isEqualTo(
            new BundleEntry.Request(
                BundleEntry.Method.POST, "Patient", null, null, null, "identifier=s|1"));
    assertThat(bundle.entries().get(1).request())
        .isEqualTo(
            new BundleEntry.Request(
                BundleEntry.Method.DELETE, "Patient/2", null, null, "W/\"3\"", null));
    assertThat(bundle.entries().get(2).request())
        .isEqualTo(
            new BundleEntry.Request(BundleEntry.Method.GET, "Patient/3", "x", "y", null, null));
    assertThat(bundle.entries().get(2).resource()).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'resource':{'resourceType':'Patient'}}|Bundle.entry[1].request|expected a request
          {'request':{'url':'Patient/1'}}|Bundle.entry[1].request.method|found none
          {'request':{'method':'get','url':'Patient/1'}}|Bundle.entry[1].request.method|found another text
          {'request':{'method':'GET'}}|Bundle.entry[1].request.url|expected a URL
          {'request':{'method':'PUT','url':'Patient/1'}}|Bundle.entry[1].resource|for PUT
          {'resource':{'id':'x'},'request':{'method':'PUT','url':'Patient/1'}}|Bundle.entry[1].resource|a resourceType
          {'resource':[],'request':{'method':'PUT','url':'Patient/1'}}|Bundle.entry[1].resource|a resourceType
          3|Bundle.entry[1]|expected an object, found a number
          """)
  void anEntryThatIsNotUnderstoodSaysSoAndLeavesTheOthers(
      String entry, String path, String message) {
    String good = "{'request':{'method':'GET','url':'Patient/1'}}";
    ParsedBundle bundle = entries("batch", good + "," + entry + "," + good);
    assertThat(bundle.entries()).hasSize(3);
    assertThat(bundle.entries().get(0).problem()).isNull();
    assertThat(bundle.entries().get(2).request()).isNotNull();
    Issue problem = Objects.requireNonNull(bundle.entries().get(1).problem());
    assertThat(problem.expression()).isEqualTo(path);
    assertThat(problem.diagnostics()).contains("entry[1]").contains(message);
    assertThat(bundle.entries().get(1).request()).isNull();
  }

  @Test
  void aCollectionNeedsNoRequests() {
    ParsedBundle bundle = entries("collection", "{'resource':{'resourceType':'Patient'}}");
    assertThat(bundle.hasRequests()).isFalse();
    assertThat(bundle.entries().get(0).problem()).isNull();
    assertThat(read("{'resourceType':'Bundle','type':'batch'}").entries()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'resourceType':'Patient'}|expected a Bundle
          []|expected a Bundle
          {'resourceType':'Bundle'}|found none
          {'resourceType':'Bundle','type':'history'}|found another
          {'resourceType':'Bundle','type':'batch','entry':{}}|an array of entries
          """)
  void anythingElseIsRefused(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            LakeException.class, e -> assertThat(e.problem()).isEqualTo(Problem.UNPROCESSABLE))
        .hasMessageContaining(message);
  }
}

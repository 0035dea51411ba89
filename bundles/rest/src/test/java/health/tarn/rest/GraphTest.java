package health.tarn.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NullUnmarked // A null fails the test by itself.
class GraphTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private RestFixture rest;

  @BeforeEach
  void start() throws Exception {
    rest = new RestFixture();
  }

  @AfterEach
  void stop() throws Exception {
    rest.close();
  }

  private HttpResponse<String> get(String path, String accept) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(rest.base() + path)).header("Accept", accept).build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String body, String type) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(rest.base() + "/$sparql"))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void aQueryIsTakenByEachOfTheThreeWays() throws Exception {
    assertThat(get("/$sparql?query=2%20ab", "text/csv").body()).isEqualTo("abab");
    assertThat(post("2 ab", "application/sparql-query").body()).isEqualTo("abab");
    assertThat(post("query=2%20ab", "application/x-www-form-urlencoded").body()).isEqualTo("abab");
  }

  @Test
  void theMostWelcomeTypeComesFirst() throws Exception {
    HttpResponse<String> answer = get("/$sparql?query=1%20a", "text/csv;q=0.5, text/turtle");

    assertThat(answer.headers().firstValue("Content-Type")).contains("text/turtle");
  }

  @Test
  void aGreatResultComesWholeAndLeavesNoFile() throws Exception {
    String word = "0123456789";

    assertThat(get("/$sparql?query=300000%20" + word, "*/*").body()).hasSize(3_000_000);
  }

  @Test
  void whatFailsInTheMiddleIsARefusalAndNoHalfResult() throws Exception {
    HttpResponse<String> answer = get("/$sparql?query=9%20fail", "text/csv");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("OperationOutcome", "too-costly");
  }

  @Test
  void aQuestionThatComesWithTheLakeTakesItsValues() throws Exception {
    assertThat(get("/$graph-cohort?condition=a%7C1&condition=b%7C2&asItIs=true", "*/*").body())
        .isEqualTo("cohort{condition=[a|1, b|2]}true");
  }

  @Test
  void whatIsNoQueryIsRefused() throws Exception {
    assertThat(get("/$sparql", "*/*").statusCode()).isEqualTo(400);
    assertThat(get("/$sparql?query=1%20a&query=1%20b", "*/*").statusCode()).isEqualTo(400);
    assertThat(get("/$sparql?query=1%20a&default-graph-uri=x", "*/*").statusCode()).isEqualTo(400);
    assertThat(post("DROP ALL", "application/sparql-update").statusCode()).isEqualTo(415);
  }

  @Test
  void metadataNamesTheOperationsThatTheDataStoreHas() throws Exception {
    assertThat(rest.get("/fhir/metadata").body()).contains("OperationDefinition/sparql");
  }
}

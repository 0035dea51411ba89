package health.tarn.rest;

import static health.tarn.rest.RestFixture.PATIENT;
import static health.tarn.rest.RestFixture.header;
import static health.tarn.rest.RestFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** In which form requests and answers come. */
@NullUnmarked // A null fails the test by itself.
class FormTest {

  private static final String LARGE =
      PATIENT.replace("true", "true,\"name\":[{\"text\":\"" + "é".repeat(300) + "\"}]");

  private RestFixture rest;

  @BeforeEach
  void start() throws Exception {
    rest = new RestFixture();
  }

  @AfterEach
  void stop() throws Exception {
    rest.close();
  }

  @Nested
  class Gzip {

    @Test
    void packsAnswersAndLeavesTheEntityTagAlone() throws Exception {
      String stored = rest.put("/fhir/Patient/p1", LARGE).body();

      HttpResponse<byte[]> packed = read("/fhir/Patient/p1", "br, gzip;q=0.5");

      assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
      assertThat(header(packed, "ETag")).isEqualTo("W/\"1\"");
      assertThat(header(packed, "Vary")).contains("Accept-Encoding");
      assertThat(unpack(packed.body())).isEqualTo(stored);
      assertThat(unpack(read("/fhir/Patient", "gzip").body())).contains(stored);
      assertThat(read("/fhir/Patient/p1", "gzip").body().length).isLessThan(stored.length());
    }

    @Test
    void isLeftOutForSmallAnswersAndWhoDoesNotWantIt() throws Exception {
      rest.put("/fhir/Patient/p1", LARGE);
      rest.put("/fhir/Patient/p2", PATIENT.replace("p1", "p2"));

      assertThat(header(read("/fhir/Patient/p2", "gzip"), "Content-Encoding")).isNull();
      assertThat(header(read("/fhir/Patient/p1", "gzip;q=0.0"), "Content-Encoding")).isNull();
      assertThat(header(read("/fhir/Patient/p1", "br"), "Content-Encoding")).isNull();
    }

    private HttpResponse<byte[]> read(String path, String accepted) throws Exception {
      return rest.sendForBytes(rest.request(path).header("Accept-Encoding", accepted));
    }

    private static String unpack(byte[] packed) throws IOException {
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }

    @Test
    void isTakenInRequestsWithinTheLimitsOfWhatIsUnpacked() throws Exception {
      byte[] packed = pack(PATIENT);
      byte[] bomb = pack(PATIENT + " ".repeat(100_000));

      assertThat(send("gzip", packed)).isEqualTo(201);
      assertThat(send("GZIP", packed)).isEqualTo(200);
      assertThat(send("identity", PATIENT.getBytes(StandardCharsets.UTF_8))).isEqualTo(200);
      assertThat(bomb.length).isLessThan(1000);
      assertThat(send("gzip", bomb)).isEqualTo(413);
      assertThat(send("gzip", Arrays.copyOf(packed, packed.length - 12))).isEqualTo(400);
      assertThat(send("gzip", PATIENT.getBytes(StandardCharsets.UTF_8))).isEqualTo(400);
      assertThat(send("br", packed)).isEqualTo(415);
    }

    private int send(String encoding, byte[] body) throws Exception {
      HttpRequest.Builder request =
          rest.request("/fhir/Patient/p1")
              .header("Content-Type", "application/fhir+json")
              .header("Content-Encoding", encoding)
              .PUT(BodyPublishers.ofByteArray(body));
      return rest.send(request).statusCode();
    }

    private static byte[] pack(String text) throws IOException {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
      return packed.toByteArray();
    }
  }

  @Nested
  class MediaType {

    @Test
    void isJsonOrNotAcceptable() throws Exception {
      rest.put("/fhir/Patient/p1", PATIENT);

      assertThat(accept("application/fhir+json")).isEqualTo(fhir());
      assertThat(accept("text/html,application/xhtml+xml,*/*;q=0.8")).isEqualTo(fhir());
      assertThat(accept("application/*")).isEqualTo(fhir());
      assertThat(accept("application/json, application/fhir+json")).isEqualTo(fhir());
      assertThat(accept("application/json")).isEqualTo("application/json;charset=utf-8");
      assertThat(accept("application/fhir+json; fhirVersion=4.0")).isEqualTo(fhir());
      assertThat(status("/fhir/Patient/p1", "application/fhir+xml")).isEqualTo(406);
      assertThat(status("/fhir/Patient/p1", "text/html")).isEqualTo(406);
      assertThat(status("/fhir/Patient/p1", "application/fhir+json;q=0")).isEqualTo(406);
      assertThat(status("/fhir/Patient/p1", "application/fhir+json; fhirVersion=3.0"))
          .isEqualTo(406);
    }

    @Test
    void isTheOneThatIsMoreWelcome() throws Exception {
      rest.put("/fhir/Patient/p1", PATIENT);
      String plain = "application/json;charset=utf-8";

      assertThat(accept("application/json, application/fhir+json;q=0.9")).isEqualTo(plain);
      assertThat(accept("application/json;q=0.9, application/fhir+json")).isEqualTo(fhir());
      assertThat(accept("application/json, */*;q=0.1")).isEqualTo(plain);
      assertThat(accept("application/json, text/plain, */*")).isEqualTo(fhir());
      assertThat(accept("application/fhir+json;q=0, */*")).isEqualTo(plain);
      assertThat(accept("*/*;q=0.001, application/*;q=0")).isNull();
      assertThat(accept("application/fhir+json; q=0.5; fhirVersion=3.0, text/json;q=0.25"))
          .isEqualTo(plain);
      assertThat(accept("application/fhir+xml, application/json;q=nonsense")).isEqualTo(plain);
      assertThat(accept("")).isEqualTo(fhir());
      assertThat(accept(",")).isNull();
    }

    @Test
    void isReadFromAllLinesOfTheHeader() throws Exception {
      rest.put("/fhir/Patient/p1", LARGE);

      HttpResponse<String> read =
          rest.get("/fhir/Patient/p1", "Accept", "text/html", "Accept", "application/json");
      HttpResponse<byte[]> packed =
          rest.sendForBytes(
              rest.request("/fhir/Patient/p1")
                  .header("Accept-Encoding", "br")
                  .header("Accept-Encoding", "gzip"));

      assertThat(header(read, "Content-Type")).isEqualTo("application/json;charset=utf-8");
      assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
    }

    @Test
    void isRatherThatOfTheParameter() throws Exception {
      rest.put("/fhir/Patient/p1", PATIENT);

      assertThat(status("/fhir/Patient/p1?_format=json", "application/fhir+xml")).isEqualTo(200);
      assertThat(status("/fhir/Patient/p1?_format=application/fhir+json", "text/html"))
          .isEqualTo(200);
      assertThat(status("/fhir/Patient/p1?_format=xml", "application/json")).isEqualTo(406);
      assertThat(
              status(
                  "/fhir/Patient/p1?_format=application/fhir%2Bjson;fhirVersion=3.0",
                  "application/json"))
          .isEqualTo(406);
      assertThat(json(rest.get("/fhir/Patient/p1?_format=ttl")).at("/issue/0/diagnostics").asText())
          .contains("application/fhir+json");
    }

    private String fhir() {
      return "application/fhir+json;charset=utf-8";
    }

    /** The type of the answer; null if there is none. */
    private String accept(String types) throws Exception {
      HttpResponse<String> read = rest.get("/fhir/Patient/p1", "Accept", types);
      return read.statusCode() == 406 ? null : header(read, "Content-Type");
    }

    private int status(String path, String accept) throws Exception {
      return rest.get(path, "Accept", accept).statusCode();
    }
  }

  @Nested
  class Pretty {

    @Test
    void indentsWithoutChangingAnything() throws Exception {
      String stored = rest.put("/fhir/Patient/p1", LARGE).body();

      HttpResponse<String> pretty = rest.get("/fhir/Patient/p1?_pretty=true");

      assertThat(pretty.body())
          .startsWith("{\n  \"resourceType\": \"Patient\",\n  \"id\": \"p1\",")
          .contains("\"name\": [\n    {\n      \"text\": ");
      assertThat(json(pretty)).isEqualTo(MemoryDataStore.JSON.readTree(stored));
      assertThat(rest.get("/fhir/Patient/p1?_pretty=false").body()).isEqualTo(stored);
      assertThat(rest.get("/fhir/Patient/p1?_pretty=maybe").statusCode()).isEqualTo(400);
    }
  }
}

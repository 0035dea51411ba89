package health.tarn.rest;

import static health.tarn.rest.RestFixture.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is let in while there is no authentication; spoken over a plain socket. */
class DoorTest {

  private RestFixture rest;

  @BeforeEach
  void start() throws Exception {
    rest = new RestFixture();
    rest.put("/fhir/Patient/p1", PATIENT);
  }

  @AfterEach
  void stop() throws Exception {
    rest.close();
  }

  private String answer(String host, String... headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), rest.port())) {
      socket.setSoTimeout(60_000);
      String request =
          "GET /fhir/Patient/p1 HTTP/1.1\r\nHost: "
              + host
              + "\r\nConnection: close\r\n"
              + String.join("", headers)
              + "\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void isOpenToThisMachinesOwnNames() throws Exception {
    for (String host : new String[] {"127.0.0.1", "localhost:8080", "LOCALHOST", "[::1]:80"}) {
      assertThat(answer(host)).as(host).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void isClosedToOtherNames() throws Exception {
    String[] others = {
      "evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "[::2]", "127.0.0.2"
    };
    for (String host : others) {
      assertThat(answer(host))
          .as(host)
          .startsWith("HTTP/1.1 403 ")
          .contains("without authentication")
          .doesNotContain("p1");
    }
  }

  @Test
  void isClosedToPagesOfOtherOrigins() throws Exception {
    assertThat(answer("localhost:80", "Origin: http://localhost:80\r\n"))
        .startsWith("HTTP/1.1 200");
    for (String origin :
        new String[] {"https://evil.example", "null", "http://localhost:81", "http://127.0.0.1"}) {
      assertThat(answer("localhost:80", "Origin: " + origin + "\r\n"))
          .as(origin)
          .startsWith("HTTP/1.1 403 ")
          .contains("another origin");
    }
  }
}

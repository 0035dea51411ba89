package health.tarn.testkit.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class S3ServerTest {

  @Test
  void refusesWhoDoesNotSign() throws Exception {
    try (S3Server server = S3Server.start()) {
      server.createBucket("lake");
      HttpRequest request =
          HttpRequest.newBuilder(server.endpoint().resolve("/lake?list-type=2")).build();

      var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("<Code>AccessDenied</Code>");
    }
  }
}

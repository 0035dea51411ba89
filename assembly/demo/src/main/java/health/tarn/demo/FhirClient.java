package health.tarn.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/** Asks the lake as an application would. */
final class FhirClient {

  private static final int UNAVAILABLE = 503;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;

  /**
   * @param base URL of the lake, without a slash at its end
   */
  FhirClient(String base) {
    this(base, "/fhir");
  }

  /**
   * @param path of the data store, with a slash at its begin
   */
  FhirClient(String base, String path) {
    this.base = base + path;
  }

  /** Asks again while the lake says that it is not ready yet, as the graph while it is filled. */
  String getPatiently(String path) throws IOException, InterruptedException {
    HttpRequest request = request(path).GET().build();
    Instant deadline = Instant.now().plus(PATIENCE);
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    while (answer.statusCode() == UNAVAILABLE && Instant.now().isBefore(deadline)) {
      Thread.onSpinWait();
      answer = http.send(request, BodyHandlers.ofString());
    }
    return checked(answer).body();
  }

  /** Returns the body of an answer with a status of 2xx. */
  String get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build()).body();
  }

  String put(String path, String json) throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path).header("Content-Type", "application/fhir+json");
    return send(request.PUT(BodyPublishers.ofString(json)).build()).body();
  }

  /** Starts a job and returns the path of its status. */
  String startJob(String operation, String json) throws IOException, InterruptedException {
    HttpRequest.Builder request = request(operation).header("Content-Type", "application/json");
    HttpResponse<String> answer = send(request.POST(BodyPublishers.ofString(json)).build());
    String location =
        answer
            .headers()
            .firstValue("Content-Location")
            .orElseThrow(() -> new DemoException("The lake started no job for " + operation + "."));
    return location.substring(location.indexOf("/fhir/") + "/fhir/".length());
  }

  private HttpRequest.Builder request(String path) {
    String slash = path.startsWith("?") ? "" : "/";
    return HttpRequest.newBuilder(URI.create(base + slash + path)).timeout(PATIENCE);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return checked(http.send(request, BodyHandlers.ofString()));
  }

  private static HttpResponse<String> checked(HttpResponse<String> answer) {
    HttpRequest request = answer.request();
    if (answer.statusCode() / 100 != 2) {
      throw new DemoException(
          "The lake answered "
              + request.method()
              + " "
              + request.uri()
              + " with "
              + answer.statusCode()
              + ": "
              + answer.body());
    }
    return answer;
  }
}

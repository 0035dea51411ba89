package health.tarn.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.NullUnmarked;

/** A servlet in a real server on a free port of 127.0.0.1, with a client for it. */
@NullUnmarked // A null that is none would fail the test anyway.
class ServletFixture implements AutoCloseable {

  private final Server server = new Server(new QueuedThreadPool(8, 2));
  private final ServerConnector connector = new ServerConnector(server, 1, 1);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  ServletFixture(FhirServlet servlet) throws Exception {
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/");
    ServletHolder holder = new ServletHolder(servlet);
    context.addServlet(holder, "/fhir/*");
    context.addServlet(holder, "/datastore/*");
    server.setHandler(context);
    server.start();
  }

  final int port() {
    return connector.getLocalPort();
  }

  final String base() {
    return "http://127.0.0.1:" + port() + "/fhir";
  }

  final HttpRequest.Builder request(String path) {
    String url = path.startsWith("http") ? path : "http://127.0.0.1:" + port() + path;
    return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(60));
  }

  final HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  final HttpResponse<byte[]> sendForBytes(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  /** GET, with headers as names and values in turn. */
  final HttpResponse<String> get(String path, String... headers) throws Exception {
    return send(with(request(path), headers).GET());
  }

  final HttpResponse<String> delete(String path, String... headers) throws Exception {
    return send(with(request(path), headers).DELETE());
  }

  /** PUT or POST of FHIR's JSON. */
  final HttpResponse<String> write(String method, String path, String json, String... headers)
      throws Exception {
    return send(
        with(request(path).header("Content-Type", "application/fhir+json"), headers)
            .method(method, BodyPublishers.ofString(json)));
  }

  final HttpResponse<String> put(String path, String json, String... headers) throws Exception {
    return write("PUT", path, json, headers);
  }

  final HttpResponse<String> post(String path, String json, String... headers) throws Exception {
    return write("POST", path, json, headers);
  }

  private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
    return headers.length == 0 ? request : request.headers(headers);
  }

  static JsonNode json(HttpResponse<String> response) throws IOException {
    return MemoryDataStore.JSON.readTree(response.body());
  }

  static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse(null);
  }

  @Override
  public void close() throws IOException {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IOException("the server does not stop", e);
    }
  }
}

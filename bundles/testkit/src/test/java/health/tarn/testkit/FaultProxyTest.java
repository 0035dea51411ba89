package health.tarn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An echo server behind the proxy shows what each fault does. */
@Timeout(60)
class FaultProxyTest {

  private static final byte[] BODY = TransportFixture.bytes(300_000);

  private final AtomicInteger served = new AtomicInteger();
  private HttpServer server;
  private FaultProxy proxy;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          served.incrementAndGet();
          exchange.sendResponseHeaders(200, Math.max(1, body.length));
          exchange.getResponseBody().write(body.length == 0 ? new byte[1] : body);
          exchange.close();
        });
    server.start();
    proxy = new FaultProxy(server.getAddress().getPort());
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    server.stop(0);
  }

  @Test
  void passesWhatItIsNotToldToHarm() throws Exception {
    assertThat(post().body()).isEqualTo(BODY);
    assertThat(proxy.requests()).singleElement().asString().startsWith("POST /a HTTP/1.1");
  }

  @Test
  void answersItself() throws Exception {
    proxy.next(Fault.SLOW_DOWN);
    assertThat(post().statusCode()).isEqualTo(503);
    assertThat(served).hasValue(0);
    assertThat(post().statusCode()).isEqualTo(200);
  }

  @Test
  void breaksOffTheBody() {
    proxy.next(Fault.cut(1000), Fault.reset(1000), Fault.REFUSE, Fault.DROP);
    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(this::post).isInstanceOf(IOException.class);
    }
    assertThat(proxy.left()).isZero();
    assertThat(served).hasValue(3);
  }

  @Test
  void keepsSilent() throws IOException {
    proxy.next(Fault.stall(0));
    URLConnection connection =
        URI.create("http://127.0.0.1:" + proxy.port() + "/a").toURL().openConnection();
    connection.setReadTimeout(500);
    try (InputStream in = connection.getInputStream()) {
      assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
    }
    assertThat(served).hasValue(1);
  }

  @Test
  void liesAboutTheLength() throws Exception {
    proxy.next(Fault.shorten(1000));
    assertThat(post().body()).hasSize(1000);
  }

  @Test
  void harmsOnlyTheRequestsThatWereChosen() throws Exception {
    proxy.only(head -> head.startsWith("DELETE"));
    proxy.next(Fault.INTERNAL);
    assertThat(post().statusCode()).isEqualTo(200);
    assertThat(proxy.left()).isEqualTo(1);
  }

  /** A client of its own, without a retry over an idle connection. */
  private HttpResponse<byte[]> post() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy.port() + "/a"))
            .version(HttpClient.Version.HTTP_1_1)
            .timeout(Duration.ofSeconds(5))
            .POST(BodyPublishers.ofByteArray(BODY))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
  }
}

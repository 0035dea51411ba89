package health.tarn.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The FHIR endpoint of one data store: makes requests to it, as the bytes that are sent.
 *
 * @param path without a slash at its end, such as {@code /fhir}
 */
record Endpoint(String host, int port, String path) {

  private static final int HTTP = 80;

  static Endpoint of(URI base) {
    String path = base.getRawPath();
    if (!"http".equals(base.getScheme()) || base.getHost() == null || path == null) {
      throw new IllegalArgumentException("expected a base such as http://127.0.0.1:8080/fhir");
    }
    return new Endpoint(
        base.getHost(), base.getPort() < 0 ? HTTP : base.getPort(), path.replaceAll("/+$", ""));
  }

  /** The endpoint of another data store of the same lake. */
  Endpoint store(String id) {
    return new Endpoint(host, port, storePath(id) + "/r4");
  }

  /** Where a data store is created and deleted, seen from the root of the server. */
  static String storePath(String id) {
    return "/datastore/" + id;
  }

  /**
   * @param address what follows the base, such as {@code Patient/1}
   */
  byte[] get(String address) {
    return request("GET", absolute(address), new byte[0]);
  }

  byte[] post(String address, byte[] json) {
    return request("POST", absolute(address), json);
  }

  /**
   * @param absolute from the root of the server
   */
  byte[] request(String method, String absolute, byte[] json) {
    byte[] head =
        (method
                + ' '
                + absolute
                + " HTTP/1.1\r\nHost: "
                + host
                + ':'
                + port
                + "\r\n"
                + headers(json))
            .getBytes(StandardCharsets.US_ASCII);
    byte[] request = new byte[head.length + json.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(json, 0, request, head.length, json.length);
    return request;
  }

  HttpConnection connect(Duration longestAnswer) throws IOException {
    return new HttpConnection(host, port, Math.toIntExact(longestAnswer.toMillis()));
  }

  private String absolute(String address) {
    return address.isEmpty() ? path : path + '/' + address;
  }

  private static String headers(byte[] json) {
    String body =
        json.length == 0
            ? "Content-Length: 0\r\n"
            : "Content-Type: application/fhir+json\r\nContent-Length: " + json.length + "\r\n";
    return "Accept: application/fhir+json\r\n" + body + "\r\n";
  }
}

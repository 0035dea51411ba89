package health.tarn.rest;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/**
 * A request that can be sent to more than one lake.
 *
 * @param headers names and values in turn
 * @param body null for none
 */
@NullUnmarked // A null fails the test by itself.
record Ask(String method, String path, List<String> headers, String body) {

  static Ask get(String path, String... headers) {
    return new Ask("GET", path, List.of(headers), null);
  }

  static Ask delete(String path, String... headers) {
    return new Ask("DELETE", path, List.of(headers), null);
  }

  /** POST of a form, as to {@code _search}. */
  static Ask form(String path, String form) {
    return new Ask(
        "POST", path, List.of("Content-Type", "application/x-www-form-urlencoded"), form);
  }

  /** PUT or POST of JSON whose quotes are written as apostrophes. */
  static Ask json(String method, String path, String json, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Type");
    all.add("application/fhir+json");
    return new Ask(method, path, all, json.replace('\'', '"'));
  }

  Ask with(String otherMethod) {
    return new Ask(otherMethod, path, headers, body);
  }

  HttpRequest.Builder on(HttpRequest.Builder request) {
    for (int i = 0; i < headers.size(); i += 2) {
      request.header(headers.get(i), headers.get(i + 1));
    }
    BodyPublisher publisher =
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    return request.method(method, publisher);
  }
}

package health.tarn.rest;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;

/**
 * All that an answer says, without what differs between two lakes of the same content: ids that the
 * lake makes up, what a page's token holds though not how long it is, and the server's clock.
 *
 * @param next the address of the next page as it stands; null on the last
 * @param location the header Content-Location as it stands; null for none
 */
@NullUnmarked // A null fails the test by itself.
record Answer(int status, List<String> headers, String body, String next, String location) {

  private static final Pattern MADE_UP =
      Pattern.compile(
          "\\b[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\\b|\\b[0-9a-f]{32}\\b");
  private static final Pattern TOKEN = Pattern.compile("_page=[A-Za-z0-9_-]+");
  private static final Pattern NEXT = Pattern.compile("\"next\",\"url\":\"([^\"]*)\"");
  private static final Pattern STARTED = Pattern.compile("\"(date|createdAt)\":\"[^\"]*\"");

  static Answer of(HttpResponse<String> response) {
    List<String> headers = new ArrayList<>();
    for (Map.Entry<String, List<String>> header : response.headers().map().entrySet()) {
      if (!header.getKey().equalsIgnoreCase("date")) {
        header.getValue().forEach(value -> headers.add(header.getKey() + ": " + same(value)));
      }
    }
    Matcher next = NEXT.matcher(response.body());
    return new Answer(
        response.statusCode(),
        headers,
        same(response.body()),
        next.find() ? next.group(1) : null,
        response.headers().firstValue("content-location").orElse(null));
  }

  static String same(String text) {
    String known = MADE_UP.matcher(text).replaceAll(id -> "x".repeat(id.group().length()));
    known = TOKEN.matcher(known).replaceAll(Answer::length);
    return STARTED.matcher(known).replaceAll("\"$1\":\"some time\"");
  }

  private static String length(MatchResult token) {
    return "_page=" + token.group().length();
  }

  /** Everything, once. */
  String told() {
    return status + "\n" + String.join("\n", headers) + "\n\n" + body;
  }
}

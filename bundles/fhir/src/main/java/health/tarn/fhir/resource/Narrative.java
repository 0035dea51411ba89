package health.tarn.fhir.resource;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The links and images of a narrative's XHTML. */
final class Narrative {

  /** An attribute and its value; possessive, so that no text makes it slow. */
  private static final Pattern LINK =
      Pattern.compile("\\s(?:href|src)\\s*+=\\s*+(?:\"([^\"<]*+)\"|'([^'<]*+)')");

  private Narrative() {}

  /** Returns the XHTML with its links rewritten; null if nothing changes. */
  static @Nullable String rewrite(String xhtml, Function<String, @Nullable String> mapping) {
    if (!xhtml.contains("href") && !xhtml.contains("src")) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    Matcher matcher = LINK.matcher(xhtml);
    int copied = 0;
    while (matcher.find()) {
      int group = matcher.group(1) != null ? 1 : 2;
      String replacement = mapping.apply(matcher.group(group).replace("&amp;", "&"));
      if (replacement != null) {
        text.append(xhtml, copied, matcher.start(group)).append(escaped(replacement));
        copied = matcher.end(group);
      }
    }
    return copied == 0 ? null : text.append(xhtml, copied, xhtml.length()).toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}

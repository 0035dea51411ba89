package health.tarn.shell;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.karaf.shell.support.ansi.SimpleAnsi;

/**
 * JSON on many lines, in colours if the terminal can; numbers keep each of their digits, and what a
 * terminal would obey is written as an escape.
 */
final class JsonPrinter {

  private static final JsonFactory JSON = new JsonFactory();
  private static final String INDENT = "  ";

  private final boolean colours;
  private final StringBuilder out = new StringBuilder();

  private JsonPrinter(boolean colours) {
    this.colours = colours;
  }

  static String text(byte[] json, boolean colours) {
    JsonPrinter printer = new JsonPrinter(colours);
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      printer.value(parser, 0);
    } catch (IOException e) { // From bytes in memory: the store gave what is no JSON.
      throw new UncheckedIOException("the resource is not JSON", e);
    }
    return printer.out.toString();
  }

  private void value(JsonParser parser, int depth) throws IOException {
    JsonToken token = parser.currentToken();
    switch (token) {
      case START_OBJECT -> members(parser, depth, '{', '}', JsonToken.END_OBJECT);
      case START_ARRAY -> members(parser, depth, '[', ']', JsonToken.END_ARRAY);
      case VALUE_STRING -> coloured(SimpleAnsi.COLOR_GREEN, quoted(parser.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          coloured(SimpleAnsi.COLOR_YELLOW, parser.getText());
      default -> coloured(SimpleAnsi.COLOR_MAGENTA, parser.getText());
    }
  }

  private void members(JsonParser parser, int depth, char open, char close, JsonToken end)
      throws IOException {
    out.append(open);
    boolean first = true;
    while (parser.nextToken() != end) {
      out.append(first ? "" : ",").append('\n').append(INDENT.repeat(depth + 1));
      first = false;
      if (end == JsonToken.END_OBJECT) {
        coloured(SimpleAnsi.COLOR_CYAN, quoted(parser.currentName()));
        out.append(": ");
        parser.nextToken();
      }
      value(parser, depth + 1);
    }
    if (!first) {
      out.append('\n').append(INDENT.repeat(depth));
    }
    out.append(close);
  }

  private void coloured(String colour, String text) {
    if (colours) {
      out.append(colour).append(text).append(SimpleAnsi.COLOR_DEFAULT);
    } else {
      out.append(text);
    }
  }

  private static String quoted(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 2).append('"');
    for (char c : JsonStringEncoder.getInstance().quoteAsString(text)) {
      if (TerminalText.isSafe(c)) {
        safe.append(c);
      } else {
        safe.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
      }
    }
    return safe.append('"').toString();
  }
}

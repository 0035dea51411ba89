package health.tarn.terminology;

import health.tarn.spi.terminology.Term;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads terms from lines of five columns, separated by tabs: texts, kind, system, code, display.
 *
 * <p>The first column may hold several texts with {@code |} between them. Empty lines and lines
 * that begin with {@code #} say nothing.
 */
final class TermFile {

  private static final int COLUMNS = 5;
  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** Longer texts are sentences, not names; an engine would have to look so far from every word. */
  private static final int LONGEST_TEXT = 200;

  private final String name;
  private int line;

  /**
   * @param name by which errors name the file
   */
  TermFile(String name) {
    this.name = name;
  }

  /** Hands over every term of the file in its order; the first wrong line ends it. */
  void read(BufferedReader lines, Consumer<Term> reader) throws IOException {
    for (String text = lines.readLine(); text != null; text = lines.readLine()) {
      line++;
      if (!text.isBlank() && !text.startsWith("#")) {
        readLine(text, reader);
      }
    }
  }

  private void readLine(String text, Consumer<Term> reader) {
    List<String> columns = Arrays.stream(text.split("\t", -1)).map(String::strip).toList();
    if (columns.size() != COLUMNS) {
      throw wrong(columns.size() + " columns", "5: texts, kind, system, code, display");
    }
    Term.Kind kind = kind(columns.get(1));
    String system = column(columns, 2, "a code system's URI");
    if (system.indexOf(':') < 0) {
      throw wrong("system '" + system + "'", "a URI, such as http://hl7.org/fhir/sid/icd-10-cm");
    }
    String code = column(columns, 3, "a code");
    String display = column(columns, 4, "what the code system calls it");
    for (String name : columns.get(0).split("\\|", -1)) {
      reader.accept(new Term(name(name), kind, system.intern(), code, display));
    }
  }

  private String name(String text) {
    String name = SPACES.matcher(text.strip()).replaceAll(" ");
    if (name.codePoints().noneMatch(Character::isLetter)) {
      throw wrong("the text '" + name + "'", "a text with letters");
    }
    if (name.length() > LONGEST_TEXT) {
      throw wrong("a text of " + name.length() + " characters", "at most " + LONGEST_TEXT);
    }
    return name;
  }

  private Term.Kind kind(String word) {
    try {
      return Term.Kind.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw wrong("kind '" + word + "'", "one of " + Arrays.toString(Term.Kind.values()));
    }
  }

  private String column(List<String> columns, int index, String expected) {
    String column = columns.get(index);
    if (column.isEmpty()) {
      throw wrong("nothing in column " + (index + 1), expected);
    }
    return column;
  }

  private IllegalArgumentException wrong(String found, String expected) {
    return new IllegalArgumentException(
        name + ", line " + line + ": found " + found + ", expected " + expected);
  }
}

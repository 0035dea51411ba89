package health.tarn.fhir.search;

/** The text of a narrative. */
final class Xhtml {

  private static final int LONGEST_ENTITY = 10;

  private Xhtml() {}

  /** Returns the text without tags and comments; where a tag was, words are apart. */
  static String text(String xhtml) {
    StringBuilder text = new StringBuilder(xhtml.length());
    int i = 0;
    while (i < xhtml.length()) {
      char c = xhtml.charAt(i);
      if (c == '<') {
        String close = xhtml.startsWith("<!--", i) ? "-->" : ">";
        int end = xhtml.indexOf(close, i);
        text.append(' ');
        i = end < 0 ? xhtml.length() : end + close.length();
      } else if (c == '&') {
        i = entity(xhtml, i, text);
      } else {
        text.append(c);
        i++;
      }
    }
    return text.toString();
  }

  /** Appends what an entity stands for and returns the index after it. */
  private static int entity(String xhtml, int at, StringBuilder text) {
    int end = xhtml.indexOf(';', at);
    if (end < 0 || end - at > LONGEST_ENTITY) {
      text.append('&');
      return at + 1;
    }
    String name = xhtml.substring(at + 1, end);
    switch (name) {
      case "amp" -> text.append('&');
      case "lt" -> text.append('<');
      case "gt" -> text.append('>');
      case "quot" -> text.append('"');
      case "apos" -> text.append('\'');
      default -> numbered(name, text);
    }
    return end + 1;
  }

  /** Any other entity is as good as a space between words. */
  private static void numbered(String name, StringBuilder text) {
    try {
      if (name.startsWith("#x")) {
        text.appendCodePoint(Integer.parseInt(name.substring(2), 16));
      } else if (name.startsWith("#")) {
        text.appendCodePoint(Integer.parseInt(name.substring(1)));
      } else {
        text.append(' ');
      }
    } catch (IllegalArgumentException e) {
      text.append(' ');
    }
  }
}

package health.tarn.shell;

/**
 * Text that comes from resources or callers, made safe to print: a terminal obeys control
 * characters, and directional ones let a line lie about what it says.
 */
final class TerminalText {

  private static final char REPLACEMENT = '\uFFFD';

  private TerminalText() {}

  /** Returns the text with each control or format character replaced, on one line. */
  static String safe(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      safe.append(isSafe(c) ? c : Character.isWhitespace(c) ? ' ' : REPLACEMENT);
    }
    return safe.toString();
  }

  /** Returns the safe text, cut to a number of characters. */
  static String safe(String text, int length) {
    String safe = safe(text);
    return safe.length() <= length ? safe : safe.substring(0, length - 1) + "…";
  }

  static boolean isSafe(char c) {
    return !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT;
  }
}

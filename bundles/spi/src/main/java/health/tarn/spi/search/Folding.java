package health.tarn.spi.search;

import java.text.Normalizer;

/**
 * Folds strings, so that a search finds a name however it was typed.
 *
 * <p>FHIR R4 (search.html, 3.1.1.4.8 String) asks for a comparison without case and accents that
 * may ignore whitespace. Every engine and the Matcher fold values and queries by this class alone,
 * so that all give the same answers:
 *
 * <ul>
 *   <li>Letters lose their case and their accents: {@code É} and {@code e} are the same.
 *   <li>Letters that Unicode does not take apart become what people type for them: {@code ß} is
 *       {@code ss}, {@code ø} is {@code o}, {@code æ} is {@code ae}.
 *   <li>Any run of whitespace is one space; none is left at the ends.
 *   <li>Punctuation stays, and so do signs that are letters in their script, such as the vowels of
 *       Devanagari and the voicing marks of Kana.
 * </ul>
 *
 * <p>Folding what is already folded changes nothing.
 */
public final class Folding {

  private static final int VOICED_SOUND_MARK = 0x3099;
  private static final int SEMI_VOICED_SOUND_MARK = 0x309A;

  private Folding() {}

  /** Returns the folded form, which is empty if the text is blank. */
  public static String fold(String text) {
    int length = text.length();
    StringBuilder folded = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return foldUnicode(text);
      }
      append(folded, c);
    }
    return trimmed(folded);
  }

  private static String foldUnicode(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
    StringBuilder folded = new StringBuilder(decomposed.length());
    decomposed.codePoints().filter(c -> !isAccent(c)).forEach(c -> append(folded, c));
    return Normalizer.normalize(trimmed(folded), Normalizer.Form.NFC);
  }

  private static void append(StringBuilder folded, int c) {
    if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
        folded.append(' ');
      }
      return;
    }
    // By way of the capital, since some small letters, such as the final sigma, share one.
    int small = Character.toLowerCase(Character.toUpperCase(c));
    switch (small) {
      case 'ß' -> folded.append("ss");
      case 'æ' -> folded.append("ae");
      case 'œ' -> folded.append("oe");
      case 'þ' -> folded.append("th");
      case 'ø' -> folded.append('o');
      case 'ł' -> folded.append('l');
      case 'đ', 'ð' -> folded.append('d');
      case 'ħ' -> folded.append('h');
      case 'ŧ' -> folded.append('t');
      default -> folded.appendCodePoint(small);
    }
  }

  private static boolean isAccent(int c) {
    return Character.getType(c) == Character.NON_SPACING_MARK
        && Character.UnicodeScript.of(c) == Character.UnicodeScript.INHERITED
        && c != VOICED_SOUND_MARK
        && c != SEMI_VOICED_SOUND_MARK;
  }

  private static String trimmed(StringBuilder folded) {
    int end = folded.length();
    return end > 0 && folded.charAt(end - 1) == ' '
        ? folded.substring(0, end - 1)
        : folded.toString();
  }
}

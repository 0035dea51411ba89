package health.tarn.core.feed;

/**
 * How index entries are computed. An index that was filled by another recipe is replaced by a new
 * one, which is filled beside it.
 *
 * @param version of the extraction; goes up when the same resource gives other entries
 * @param text whether the words for {@code _text} and {@code _content} are among them
 */
public record Recipe(int version, boolean text) {

  /** The extraction of this build. */
  private static final int CURRENT = 1;

  private static final String TEXT = " with text";

  public static Recipe current(boolean text) {
    return new Recipe(CURRENT, text);
  }

  /** Reads what {@link #written} wrote; what is no recipe was written by version 0. */
  static Recipe read(String written) {
    boolean text = written.endsWith(TEXT);
    String version = text ? written.substring(0, written.length() - TEXT.length()) : written;
    try {
      return new Recipe(Integer.parseInt(version), text);
    } catch (NumberFormatException e) {
      return new Recipe(0, text);
    }
  }

  String written() {
    return version + (text ? TEXT : "");
  }
}

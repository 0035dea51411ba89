package health.tarn.spi.nlp;

/**
 * A part of a text.
 *
 * @param begin the first code point, counted from 0
 * @param end the code point after the last
 */
public record Span(int begin, int end) {

  public Span {
    if (begin < 0 || end <= begin) {
      throw new IllegalArgumentException("expected 0 <= begin < end, found " + begin + ", " + end);
    }
  }

  /** Tells whether both have a code point in common. */
  public boolean overlaps(Span other) {
    return begin < other.end && other.begin < end;
  }
}

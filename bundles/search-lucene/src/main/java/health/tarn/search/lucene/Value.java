package health.tarn.search.lucene;

import org.apache.lucene.util.BytesRef;

/**
 * One value as {@link ValueWriter} wrote it, read into fields that are used again. Numbers are in
 * Lucene's sortable longs, so that they compare as dates do.
 */
final class Value {

  static final byte TOKEN = 1;
  static final byte TEXT = 2;
  static final byte REFERENCE = 3;
  static final byte DATE = 4;
  static final byte NUMBER = 5;
  static final byte QUANTITY = 6;
  static final byte URI = 7;

  byte kind;

  /** The parameter within a composite; empty outside of one. */
  final BytesRef part = new BytesRef();

  long low;
  long high;

  /** The code of a token or unit; the text, target or URI. */
  final BytesRef first = new BytesRef();

  /** The system of a token or unit; the folded text. */
  final BytesRef second = new BytesRef();

  /** The name of a unit. */
  final BytesRef third = new BytesRef();

  boolean canonical;
  long canonicalLow;
  long canonicalHigh;
  final BytesRef canonicalCode = new BytesRef();
}

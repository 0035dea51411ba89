package health.tarn.search.lucene;

import health.tarn.spi.search.Folding;
import health.tarn.spi.search.IndexEntry;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.apache.lucene.util.UnicodeUtil;

/**
 * Writes the values of one parameter of one resource, whole, into the doc values that decide what
 * terms and points cannot: which values belong together. {@link ValueReader} reads them.
 *
 * <p>A value is its kind, then its ends and strings. A string is its length in UTF-8 plus {@link
 * CommonStrings#SIZE}, or the number of a common one. The high end is written as the difference to
 * the low one for dates; for numbers a flag says that both are the same.
 */
final class ValueWriter {

  /** Longer strings make an entry one that cannot be kept. */
  static final int MAX_STRING = 32_766;

  private byte[] bytes = new byte[256];
  private byte[] scratch = new byte[256];
  private int length;

  void clear() {
    length = 0;
  }

  /** Returns what was written, without a copy; it holds until {@link #clear}. */
  BytesRef written() {
    return new BytesRef(bytes, 0, length);
  }

  void date(IndexEntry.Date date) {
    raw(Value.DATE);
    range(date.low(), date.high());
  }

  void number(IndexEntry.Numeric number) {
    raw(Value.NUMBER);
    range(number.low(), number.high());
  }

  void quantity(IndexEntry.Quantity quantity) {
    raw(Value.QUANTITY);
    range(quantity.low(), quantity.high());
    string(quantity.code());
    string(quantity.system());
    boolean named = !quantity.unit().equals(quantity.code());
    IndexEntry.Canonical canonical = quantity.canonical();
    raw((byte) ((named ? 1 : 0) | (canonical == null ? 0 : 2)));
    if (named) {
      string(quantity.unit());
    }
    if (canonical != null) {
      range(canonical.low(), canonical.high());
      string(canonical.code());
    }
  }

  /** Writes an element of a composite: the number of its values, then each after its parameter. */
  void element(IndexEntry.Composite composite) {
    number(composite.parts().size());
    for (IndexEntry part : composite.parts()) {
      string(part.parameter());
      value(part);
    }
  }

  private void value(IndexEntry entry) {
    if (entry instanceof IndexEntry.Token token) {
      raw(Value.TOKEN);
      string(token.code());
      string(token.system());
    } else if (entry instanceof IndexEntry.Text text) {
      raw(Value.TEXT);
      string(text.value());
      string(Folding.fold(text.value()));
    } else if (entry instanceof IndexEntry.Reference reference) {
      raw(Value.REFERENCE);
      string(reference.target());
    } else if (entry instanceof IndexEntry.Uri uri) {
      raw(Value.URI);
      string(uri.value());
    } else if (entry instanceof IndexEntry.Date date) {
      date(date);
    } else if (entry instanceof IndexEntry.Numeric number) {
      number(number);
    } else if (entry instanceof IndexEntry.Quantity quantity) {
      quantity(quantity);
    } else {
      throw new IllegalArgumentException("no part of a composite: " + entry.getClass());
    }
  }

  private void range(long low, long high) {
    number((low << 1) ^ (low >> 63));
    number(high - low);
  }

  private void range(double low, double high) {
    long lowBits = sortable(low);
    long highBits = sortable(high);
    raw((byte) (lowBits == highBits ? 1 : 0));
    fixed(lowBits);
    if (lowBits != highBits) {
      fixed(highBits);
    }
  }

  /** Returns Lucene's sortable form, in which minus zero is zero. */
  static long sortable(double value) {
    return NumericUtils.doubleToSortableLong(value + 0.0);
  }

  private void string(String text) {
    int common = CommonStrings.number(text);
    if (common >= 0) {
      number(common);
      return;
    }
    scratch = ArrayUtil.grow(scratch, UnicodeUtil.maxUTF8Length(text.length()));
    int utf8 = UnicodeUtil.UTF16toUTF8(text, 0, text.length(), scratch);
    number((long) utf8 + CommonStrings.SIZE);
    bytes = ArrayUtil.grow(bytes, length + utf8);
    System.arraycopy(scratch, 0, bytes, length, utf8);
    length += utf8;
  }

  private void number(long value) {
    bytes = ArrayUtil.grow(bytes, length + 10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  private void fixed(long value) {
    bytes = ArrayUtil.grow(bytes, length + Long.BYTES);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
  }

  private void raw(byte value) {
    bytes = ArrayUtil.grow(bytes, length + 1);
    bytes[length++] = value;
  }
}

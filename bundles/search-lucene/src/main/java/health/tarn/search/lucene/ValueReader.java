package health.tarn.search.lucene;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.BytesRef;

/** Reads what {@link ValueWriter} wrote, without a copy. One thread at a time uses a reader. */
final class ValueReader {

  private static final BytesRef NO_PART = new BytesRef();

  private final List<Value> values = new ArrayList<>();
  private byte[] bytes = new byte[0];
  private int position;
  private int end;

  void reset(BytesRef written) {
    bytes = written.bytes;
    position = written.offset;
    end = written.offset + written.length;
  }

  boolean hasNext() {
    return position < end;
  }

  /** Reads the next value; it holds until the next one is read. */
  Value next() {
    return read(0, false);
  }

  /** Reads the next element of a composite and returns how many values it has. */
  int nextElement() {
    int count = (int) number();
    for (int i = 0; i < count; i++) {
      read(i, true);
    }
    return count;
  }

  /** Returns a value of the element that was read last. */
  Value value(int index) {
    return values.get(index);
  }

  private Value read(int index, boolean withPart) {
    while (values.size() <= index) {
      values.add(new Value());
    }
    Value value = values.get(index);
    if (withPart) {
      string(value.part);
    } else {
      value.part.length = NO_PART.length;
    }
    value.kind = bytes[position++];
    switch (value.kind) {
      case Value.DATE -> {
        long zigzag = number();
        value.low = (zigzag >>> 1) ^ -(zigzag & 1);
        value.high = value.low + number();
      }
      case Value.NUMBER -> range(value);
      case Value.QUANTITY -> quantity(value);
      case Value.TOKEN, Value.TEXT -> {
        string(value.first);
        string(value.second);
      }
      default -> string(value.first);
    }
    return value;
  }

  private void quantity(Value value) {
    range(value);
    string(value.first);
    string(value.second);
    int flags = bytes[position++];
    if ((flags & 1) != 0) {
      string(value.third);
    } else {
      slice(value.third, value.first);
    }
    value.canonical = (flags & 2) != 0;
    if (value.canonical) {
      boolean same = bytes[position++] != 0;
      value.canonicalLow = fixed();
      value.canonicalHigh = same ? value.canonicalLow : fixed();
      string(value.canonicalCode);
    }
  }

  private void range(Value value) {
    boolean same = bytes[position++] != 0;
    value.low = fixed();
    value.high = same ? value.low : fixed();
  }

  private void string(BytesRef into) {
    int number = (int) number();
    if (number < CommonStrings.SIZE) {
      CommonStrings.read(number, into);
      return;
    }
    into.bytes = bytes;
    into.offset = position;
    into.length = number - CommonStrings.SIZE;
    position += into.length;
  }

  private static void slice(BytesRef into, BytesRef from) {
    into.bytes = from.bytes;
    into.offset = from.offset;
    into.length = from.length;
  }

  private long number() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes[position++];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  private long fixed() {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << 8 | (bytes[position++] & 0xFF);
    }
    return value;
  }
}

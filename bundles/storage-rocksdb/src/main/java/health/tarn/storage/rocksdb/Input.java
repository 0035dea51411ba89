package health.tarn.storage.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.tarn.spi.storage.StorageError;
import health.tarn.spi.storage.StorageException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads what {@link Output} wrote. */
final class Input {

  private final byte[] bytes;
  private int position;

  Input(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Reads eight bytes at an offset. */
  static long longAt(byte[] bytes, int offset) {
    long value = 0;
    for (int i = offset; i < offset + 8; i++) {
      value = (value << 8) | (bytes[i] & 255);
    }
    return value;
  }

  int next() {
    if (position >= bytes.length) {
      throw new StorageException(StorageError.CORRUPT, "a stored value ends too early");
    }
    return bytes[position++] & 255;
  }

  long nextLong() {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = (value << 8) | next();
    }
    return value;
  }

  long nextNumber() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int b = next();
      value |= (long) (b & 127) << shift;
      if (b < 128) {
        return value;
      }
    }
    throw new StorageException(StorageError.CORRUPT, "a stored number has no end");
  }

  String nextText() {
    int length = (int) nextNumber();
    if (length < 0 || length > bytes.length - position) {
      throw new StorageException(StorageError.CORRUPT, "a stored text ends too early");
    }
    position += length;
    return new String(bytes, position - length, length, UTF_8);
  }

  List<String> nextTexts() {
    int count = (int) nextNumber();
    if (count == 0) {
      return List.of();
    }
    List<String> texts = new ArrayList<>(Math.min(count, 64));
    for (int i = 0; i < count; i++) {
      texts.add(nextText());
    }
    return texts;
  }

  byte[] rest() {
    return Arrays.copyOfRange(bytes, position, bytes.length);
  }

  boolean atEnd() {
    return position == bytes.length;
  }

  /** Tells whether what is left are just these bytes. */
  boolean restEquals(byte[] other) {
    return Arrays.equals(bytes, position, bytes.length, other, 0, other.length);
  }
}

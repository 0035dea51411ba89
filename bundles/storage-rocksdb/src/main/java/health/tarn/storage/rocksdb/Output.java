package health.tarn.storage.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;

/** Bytes that grow. */
final class Output {

  private byte[] bytes;
  private int length;

  Output(int expectedLength) {
    bytes = new byte[expectedLength];
  }

  Output add(int b) {
    room(1);
    bytes[length++] = (byte) b;
    return this;
  }

  /** Adds eight bytes, whose order is that of the number, if it is not negative. */
  Output addLong(long value) {
    room(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
    return this;
  }

  /** Adds a number that is not negative, seven bits a byte. */
  Output addNumber(long value) {
    long rest = value;
    while (rest > 127) {
      add((int) (rest | 128));
      rest >>>= 7;
    }
    return add((int) rest);
  }

  Output addText(String text) {
    byte[] encoded = text.getBytes(UTF_8);
    return addNumber(encoded.length).addBytes(encoded);
  }

  Output addTexts(List<String> texts) {
    addNumber(texts.size());
    texts.forEach(this::addText);
    return this;
  }

  Output addBytes(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
    return this;
  }

  byte[] toBytes() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}

package health.tarn.fhir.json;

import java.util.Arrays;

/** A growing array of bytes, without the locks of a stream. */
final class ByteSink {

  private byte[] bytes;
  private int length;

  ByteSink(int expected) {
    bytes = new byte[expected];
  }

  void put(char ascii) {
    room(1);
    bytes[length++] = (byte) ascii;
  }

  void put(String ascii) {
    room(ascii.length());
    length = copy(ascii, bytes, length);
  }

  void put(byte[] source, int from, int to) {
    room(to - from);
    System.arraycopy(source, from, bytes, length, to - from);
    length += to - from;
  }

  byte[] toArray() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  /** Writes characters of ASCII at a place and returns the place after them. */
  static int copy(String ascii, byte[] target, int at) {
    for (int i = 0; i < ascii.length(); i++) {
      target[at + i] = (byte) ascii.charAt(i);
    }
    return at + ascii.length();
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }
}

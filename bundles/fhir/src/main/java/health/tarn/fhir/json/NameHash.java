package health.tarn.fhir.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A fast hash of a few bytes: the length, the first eight and the last eight of them. */
final class NameHash {

  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long FIRST = 0x9E3779B97F4A7C15L;
  private static final long LAST = 0xC2B2AE3D27D4EB4FL;

  private NameHash() {}

  static int of(byte[] bytes, int begin, int end) {
    int length = end - begin;
    long first;
    long last = 0;
    if (begin + Long.BYTES <= bytes.length && length > 0) {
      first = (long) LONG.get(bytes, begin);
      if (length < Long.BYTES) {
        first &= (1L << (length << 3)) - 1;
      } else {
        last = (long) LONG.get(bytes, end - Long.BYTES);
      }
    } else {
      first = bytewise(bytes, begin, end);
    }
    long mixed = ((first + length) * FIRST) ^ (last * LAST);
    return (int) ((mixed >>> 32) ^ mixed);
  }

  /** For the last few bytes of an array, which are fewer than eight. */
  private static long bytewise(byte[] bytes, int begin, int end) {
    long word = 0;
    for (int i = end - 1; i >= begin; i--) {
      word = (word << 8) | (bytes[i] & 0xFF);
    }
    return word;
  }
}

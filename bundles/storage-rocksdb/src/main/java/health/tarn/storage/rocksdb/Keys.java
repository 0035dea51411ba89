package health.tarn.storage.rocksdb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import health.tarn.api.ResourceKey;
import java.util.Arrays;

/**
 * Builds the keys of the column families and takes them apart.
 *
 * <p>Types and ids are ASCII without control characters, so that a zero byte between them keeps the
 * order of {@link ResourceKey}, and a one after them is behind everything that begins with them.
 */
final class Keys {

  private static final char END = '\0';
  private static final char BEHIND = '\1';

  private Keys() {}

  /** {@code type 0 id}. */
  static byte[] resource(ResourceKey key) {
    return ascii(key.type() + END + key.id());
  }

  static ResourceKey resource(byte[] key) {
    return resource(key, 0, key.length);
  }

  private static ResourceKey resource(byte[] key, int from, int to) {
    int end = from;
    while (key[end] != END) {
      end++;
    }
    return new ResourceKey(
        new String(key, from, end - from, ISO_8859_1),
        new String(key, end + 1, to - end - 1, ISO_8859_1));
  }

  /** The first key behind this one. */
  static byte[] after(byte[] key) {
    return Arrays.copyOf(key, key.length + 1);
  }

  /** {@code type 0}: what all keys of the type begin with. */
  static byte[] type(String type) {
    return ascii(type + END);
  }

  /** {@code type 0 id 0}: what the keys of all past versions of the resource begin with. */
  static byte[] pastOf(ResourceKey key) {
    return ascii(key.type() + END + key.id() + END);
  }

  /** {@code type 0 id 1}: behind the keys of all past versions of the resource. */
  static byte[] behindPastOf(ResourceKey key) {
    return ascii(key.type() + END + key.id() + BEHIND);
  }

  /** {@code type 0 id 0 ~t}: the newest version comes first. */
  static byte[] past(ResourceKey key, long t) {
    return new Output(key.type().length() + key.id().length() + 10)
        .addBytes(pastOf(key))
        .addLong(~t)
        .toBytes();
  }

  /** {@code t}. */
  static byte[] log(long t) {
    return new Output(8).addLong(t).toBytes();
  }

  /** {@code type 0 t}. */
  static byte[] typeAt(String type, long t) {
    return new Output(type.length() + 9).addBytes(type(type)).addLong(t).toBytes();
  }

  /** {@code patient 0}: what all keys of the compartment begin with. */
  static byte[] patient(String patient) {
    return ascii(patient + END);
  }

  /** {@code patient 0 type 0 id}. */
  static byte[] member(String patient, ResourceKey key) {
    return ascii(patient + END + key.type() + END + key.id());
  }

  static ResourceKey member(byte[] key, int patientLength) {
    return resource(key, patientLength + 1, key.length);
  }

  static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }

  static byte[] ascii(String text) {
    return text.getBytes(ISO_8859_1);
  }
}

package health.tarn.fhir.json;

import health.tarn.api.ResourceKey;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/**
 * Gives a stored body its version and instant back, without reading it.
 *
 * <p>A body as {@link CanonicalJson} writes it begins with type and id, so that the place of {@code
 * meta} follows from the length of the key. There {@code "versionId"} and {@code "lastUpdated"} are
 * written as the first members of {@code meta}, or as a {@code meta} of their own.
 */
public final class MetaSplice {

  /** The bytes around type and id: <code>{"resourceType":"","id":""</code>. */
  private static final int AROUND_KEY = 26;

  private static final String META = ",\"meta\":{";
  private static final String VERSION = "\"versionId\":\"";
  private static final String UPDATED = "\",\"lastUpdated\":\"";
  private static final int LONGEST_VERSION = 19;
  private static final int LONGEST =
      META.length() + VERSION.length() + LONGEST_VERSION + UPDATED.length() + Instants.LENGTH + 2;

  private MetaSplice() {}

  /**
   * Returns the resource as callers see it.
   *
   * @param key the key with which the body was written
   * @param version 1 or more
   * @param lastUpdated within the years 0001 to 9999; cut to milliseconds
   * @param body as {@link CanonicalJson} wrote it
   * @throws IllegalArgumentException if the body is shorter than its key says
   */
  public static byte[] splice(ResourceKey key, long version, Instant lastUpdated, byte[] body) {
    byte[] meta = new byte[LONGEST];
    int prefix = prefixLength(key);
    boolean joins = joins(body, prefix);
    int length = write(meta, version, lastUpdated, joins);
    int from = joins ? prefix + META.length() : prefix;
    byte[] whole = new byte[prefix + length + body.length - from];
    System.arraycopy(body, 0, whole, 0, prefix);
    System.arraycopy(meta, 0, whole, prefix, length);
    System.arraycopy(body, from, whole, prefix + length, body.length - from);
    return whole;
  }

  /** Writes the resource as {@link #splice(ResourceKey, long, Instant, byte[])} returns it. */
  public static void splice(
      ResourceKey key, long version, Instant lastUpdated, byte[] body, OutputStream out)
      throws IOException {
    byte[] meta = new byte[LONGEST];
    int prefix = prefixLength(key);
    boolean joins = joins(body, prefix);
    int length = write(meta, version, lastUpdated, joins);
    int from = joins ? prefix + META.length() : prefix;
    out.write(body, 0, prefix);
    out.write(meta, 0, length);
    out.write(body, from, body.length - from);
  }

  static int prefixLength(ResourceKey key) {
    return AROUND_KEY + key.type().length() + key.id().length();
  }

  /** Tells whether the body has a meta of its own, which is never empty. */
  private static boolean joins(byte[] body, int prefix) {
    if (body.length <= prefix || body[prefix - 1] != '"') {
      throw new IllegalArgumentException("the body does not begin with the type and id of its key");
    }
    if (body.length < prefix + META.length()) {
      return false;
    }
    for (int i = 0; i < META.length(); i++) {
      if (body[prefix + i] != META.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int write(byte[] meta, long version, Instant lastUpdated, boolean joins) {
    int at = ByteSink.copy(META, meta, 0);
    at = ByteSink.copy(VERSION, meta, at);
    at = ByteSink.copy(Long.toString(version), meta, at);
    at = ByteSink.copy(UPDATED, meta, at);
    at = Instants.write(lastUpdated, meta, at);
    meta[at++] = '"';
    meta[at++] = (byte) (joins ? ',' : '}');
    return at;
  }
}

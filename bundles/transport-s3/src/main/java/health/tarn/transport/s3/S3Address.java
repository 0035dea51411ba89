package health.tarn.transport.s3;

import health.tarn.spi.transport.TransportError;
import health.tarn.spi.transport.TransportException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A place in S3: {@code s3://bucket/key}.
 *
 * @param key as S3 knows it, not encoded; empty for the bucket
 */
record S3Address(String bucket, String key) {

  private static final int KEY_LIMIT = 1024;

  /** Reads a URI; the key is what its path decodes to, a plus sign standing for itself. */
  static S3Address of(URI uri) {
    String bucket = uri.getRawAuthority();
    if (!"s3".equalsIgnoreCase(uri.getScheme()) || bucket == null || bucket.contains("@")) {
      throw invalid(uri, "expected s3://bucket/key");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw invalid(uri, "? and # in a key are written %3F and %23");
    }
    String path = uri.getRawPath();
    String key = path.isEmpty() ? "" : decode(path.substring(1));
    if (key == null || key.getBytes(StandardCharsets.UTF_8).length > KEY_LIMIT) {
      throw invalid(uri, "the key is not UTF-8 or longer than " + KEY_LIMIT + " bytes");
    }
    return new S3Address(bucket, key);
  }

  /** Reads the URI of an object, not of a bucket or folder. */
  static S3Address ofObject(URI uri) {
    S3Address address = of(uri);
    if (address.key.isEmpty() || address.key.endsWith("/")) {
      throw invalid(uri, "a name that ends in / is a folder's");
    }
    return address;
  }

  S3Address withKey(String other) {
    return new S3Address(bucket, other);
  }

  /** Tells whether a key is this one or lies under it. */
  boolean covers(String other) {
    return key.isEmpty()
        || (key.endsWith("/")
            ? other.startsWith(key)
            : other.equals(key) || other.startsWith(key + "/"));
  }

  /**
   * Encodes all but the unreserved characters. {@link URI}'s own constructors leave some as they
   * are, and its ASCII form changes decomposed umlauts, which are another key.
   */
  URI uri() {
    StringBuilder uri = new StringBuilder("s3://").append(bucket).append('/');
    for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
      if (b > 0 && (Character.isLetterOrDigit(b) || "-._~/".indexOf(b) >= 0)) {
        uri.append((char) b);
      } else {
        uri.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return URI.create(uri.toString());
  }

  @Override
  public String toString() {
    return uri().toString();
  }

  private static @Nullable String decode(String raw) {
    byte[] plain = raw.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(plain.length);
    for (int i = 0; i < plain.length; i++) {
      if (plain[i] == '%') {
        bytes.put(
            (byte)
                (HexFormat.fromHexDigit(plain[i + 1]) << 4 | HexFormat.fromHexDigit(plain[i + 2])));
        i += 2;
      } else {
        bytes.put(plain[i]);
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static TransportException invalid(URI uri, String why) {
    return new TransportException(TransportError.INVALID, false, uri + ": " + why, null);
  }
}

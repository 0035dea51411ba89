package health.tarn.transport.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The names of files that are being written: {@code .tarn-<which object>-<which writer>.part},
 * beside the object, so that the commit is a rename within one file system. The first part is a
 * hash, since a name of the object's own length might be too long.
 */
final class Temporary {

  private static final String PREFIX = ".tarn-";
  private static final String SUFFIX = ".part";

  private Temporary() {}

  static Path besides(Path object) {
    return object.resolveSibling(PREFIX + hash(object) + "-" + UUID.randomUUID() + SUFFIX);
  }

  static boolean matches(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
  }

  /** Tells whether a temporary file was to become the object. */
  static boolean belongsTo(Path file, Path object) {
    return matches(file)
        && String.valueOf(file.getFileName()).startsWith(PREFIX + hash(object) + "-");
  }

  private static String hash(Path object) {
    try {
      byte[] name = String.valueOf(object.getFileName()).getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(name);
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

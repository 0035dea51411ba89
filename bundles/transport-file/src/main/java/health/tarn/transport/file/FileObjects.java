package health.tarn.transport.file;

import health.tarn.spi.transport.ObjectInfo;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Describes files as objects. */
final class FileObjects {

  private static final Pattern INODE = Pattern.compile("ino=(\\d+)");

  private FileObjects() {}

  /** Describes a file under the name by which it was asked for, which may be a link's. */
  static ObjectInfo describe(URI uri, Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw new NoSuchFileException(file.toString());
    }
    return new ObjectInfo(
        uri, attributes.size(), tag(attributes), attributes.lastModifiedTime().toInstant());
  }

  static ObjectInfo describe(Path file) throws IOException {
    return describe(file.toUri(), file);
  }

  /**
   * Returns size, instant of change in nanoseconds, and inode. The device is left out: its number
   * may differ after a restart, and a checkpoint has to outlive one.
   */
  static String tag(BasicFileAttributes attributes) {
    Matcher inode = INODE.matcher(String.valueOf(attributes.fileKey()));
    return attributes.size()
        + "-"
        + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS)
        + "-"
        + (inode.find() ? inode.group(1) : "0");
  }
}

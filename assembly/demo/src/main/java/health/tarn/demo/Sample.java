package health.tarn.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The synthetic patients of the repository, put into the bucket as a hospital would put its own.
 */
final class Sample {

  static final String PREFIX = "sample";

  private Sample() {}

  /** Unpacks one NDJSON object per resource type and returns their names. */
  static List<String> putInto(Path bucket, Path zip) throws IOException {
    Path folder = Files.createDirectories(bucket.resolve(PREFIX));
    List<String> names = new ArrayList<>();
    try (ZipFile archive = new ZipFile(zip.toFile())) {
      Enumeration<? extends ZipEntry> entries = archive.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        String name = Path.of(entry.getName()).getFileName().toString();
        try (InputStream lines = archive.getInputStream(entry)) {
          Files.copy(lines, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        names.add(name);
      }
    }
    return names;
  }
}

package health.tarn.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The synthetic patients of the repository, put into the bucket as a hospital would put its own.
 */
final class Sample {

  static final String PREFIX = "sample";

  private Sample() {}

  /** Unpacks one NDJSON object per resource type; returns how many lines each has, by type. */
  static Map<String, Long> putInto(Path bucket, Path zip) throws IOException {
    Path folder = Files.createDirectories(bucket.resolve(PREFIX));
    Map<String, Long> counts = new TreeMap<>();
    try (ZipFile archive = new ZipFile(zip.toFile())) {
      Enumeration<? extends ZipEntry> entries = archive.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        String name = Path.of(entry.getName()).getFileName().toString();
        try (InputStream lines = archive.getInputStream(entry)) {
          Files.copy(lines, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        try (Stream<String> lines = Files.lines(folder.resolve(name))) {
          counts.put(name.substring(0, name.indexOf('.')), lines.count());
        }
      }
    }
    return counts;
  }
}

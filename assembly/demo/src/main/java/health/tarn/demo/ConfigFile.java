package health.tarn.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A commented {@code .cfg} file of {@code etc/}, in which single keys are set. */
final class ConfigFile {

  private final Path file;
  private final List<String> lines;

  /** Reads the file, or begins a new one that only its owner can read. */
  ConfigFile(Path file) throws IOException {
    this.file = file;
    if (Files.notExists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    lines = new ArrayList<>(Files.readAllLines(file));
  }

  /** Sets a key where it stands, commented out or not, or at the end. */
  ConfigFile put(String key, String value) {
    Pattern line = Pattern.compile("#?\\s*" + Pattern.quote(key) + "\\s*=.*");
    String set = key + " = " + value;
    for (int i = 0; i < lines.size(); i++) {
      if (line.matcher(lines.get(i)).matches()) {
        lines.set(i, set);
        return this;
      }
    }
    lines.add(set);
    return this;
  }

  void save() throws IOException {
    Files.write(file, lines);
  }
}

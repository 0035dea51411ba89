package health.tarn.fhir.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Published examples that stand beside the project and are no part of it. */
public final class SharedData {

  private SharedData() {}

  /** Returns the JSON resources of the specification's examples; skips the test without them. */
  public static List<Path> examples() throws IOException {
    Path examples = folder("fhir/examples");
    try (Stream<Path> files = Files.list(examples)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  /** Looks upwards from the working directory for a folder of {@code shared/data}. */
  private static Path folder(String name) {
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      Path folder = up.resolve("shared/data").resolve(name);
      if (Files.isDirectory(folder)) {
        return folder;
      }
    }
    return Assumptions.abort("skipped: no folder shared/data/" + name + " above this one");
  }
}

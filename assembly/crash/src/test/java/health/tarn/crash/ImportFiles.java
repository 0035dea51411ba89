package health.tarn.crash;

import health.tarn.api.ResourceKey;
import health.tarn.api.job.Job;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The input of imports: small objects and, in some, one whose long lines make several chunks. */
final class ImportFiles {

  private static final String NAME = "import-";
  private static final int OBJECTS = 8;
  private static final int LINES = 20;
  private static final int LONG_LINES = 40;
  private static final int EVERY = 4;
  private static final int KEYS = 100;

  private final Path folder;

  ImportFiles(Path folder) {
    this.folder = folder;
  }

  static String name(int number) {
    return NAME + number;
  }

  /** Returns the number of an import, from 0. */
  static int number(Job job) {
    return Integer.parseInt(String.valueOf(job.name()).substring(NAME.length()));
  }

  static int objects() {
    return OBJECTS;
  }

  static int lines(int number, int object) {
    return isLong(number, object) ? LONG_LINES : LINES;
  }

  private static boolean isLong(int number, int object) {
    return number % EVERY == 1 && object == OBJECTS / 2;
  }

  static String object(int object) {
    return "object" + object + ".ndjson";
  }

  static Stamp stamp(int number, int object, int line) {
    Stamp stamp = Stamp.plain("i" + number + "o" + object, line, 0);
    return isLong(number, object) ? stamp.marked(Stamp.Mark.LONG) : stamp;
  }

  /** Each object writes a resource once, and all objects write the same few resources. */
  static ResourceKey key(int object, int line) {
    int number = (line + object * LINES) % KEYS;
    return new ResourceKey(number % 2 == 0 ? "Patient" : "Observation", "i" + number);
  }

  URI input(int number) {
    return folder(number).toUri();
  }

  URI output() {
    return folder.resolve("out").toUri();
  }

  private Path folder(int number) {
    return folder.resolve("in").resolve(name(number));
  }

  void write(int number) throws IOException {
    Files.createDirectories(folder.resolve("out"));
    Files.createDirectories(folder(number));
    for (int object = 0; object < OBJECTS; object++) {
      StringBuilder text = new StringBuilder();
      for (int line = 0; line < lines(number, object); line++) {
        text.append(Content.of(key(object, line), stamp(number, object, line))).append('\n');
      }
      Files.writeString(folder(number).resolve(object(object)), text);
    }
  }
}

package health.tarn.nlp.clinical;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Documents of a published corpus with what people marked in them.
 *
 * @param texts by the document's id
 * @param marks by the document's id
 */
record Corpus(Map<String, String> texts, Map<String, List<Mark>> marks) {

  /** A part of a document, in code points. */
  record Mark(int begin, int end, String type) {}

  /** Returns the folder of corpora beside the project, which is no part of it. */
  static Optional<Path> folder() {
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      Path folder = up.resolve("shared/data/corpora");
      if (Files.isDirectory(folder)) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  /** Reads {@code name.docs.gz} and {@code name.gold.gz}. */
  static Corpus read(Path folder, String name) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    try (Stream<String> lines = lines(folder.resolve(name + ".docs.gz"))) {
      lines.map(line -> line.split("\t", 2)).forEach(line -> texts.put(line[0], line[1]));
    }
    Map<String, List<Mark>> marks = new LinkedHashMap<>();
    try (Stream<String> lines = lines(folder.resolve(name + ".gold.gz"))) {
      lines
          .map(line -> line.split("\t", -1))
          .forEach(line -> marks.computeIfAbsent(line[0], id -> new ArrayList<>()).add(mark(line)));
    }
    return new Corpus(texts, marks);
  }

  private static Mark mark(String[] line) {
    return new Mark(Integer.parseInt(line[1]), Integer.parseInt(line[2]), line[3]);
  }

  private static Stream<String> lines(Path file) throws IOException {
    try (InputStream bytes = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8).lines();
    }
  }
}

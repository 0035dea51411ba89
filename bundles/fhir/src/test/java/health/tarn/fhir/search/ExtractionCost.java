package health.tarn.fhir.search;

import health.tarn.fhir.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures what the extraction costs, in CPU time of one thread: run it with the test class path.
 * The resources have the shape and the mix of what Synthea makes.
 */
public final class ExtractionCost {

  private static final int ROUNDS = 12;
  private static final int REPEATS = 20_000;

  private ExtractionCost() {}

  /** Prints a line for each round; the last ones count. */
  public static void main(String[] arguments) throws IOException {
    List<byte[]> resources = resources();
    Extractor extractor = new Extractor(SearchParameters.r4(), new Ucum());
    for (int round = 0; round < ROUNDS; round++) {
      long entries = 0;
      long start = cpu();
      for (int i = 0; i < REPEATS; i++) {
        Json json = Json.parse(resources.get(i % resources.size()));
        entries += json.nodes();
      }
      long parsed = cpu();
      for (int i = 0; i < REPEATS; i++) {
        Json json = Json.parse(resources.get(i % resources.size()));
        entries += extractor.extract(json).size();
      }
      long extracted = cpu();
      long found = 0;
      for (byte[] resource : resources) {
        found += extractor.extract(Json.parse(resource)).size();
      }
      System.err.println(
          "parse "
              + (parsed - start) / REPEATS
              + " ns, parse and extract "
              + (extracted - parsed) / REPEATS
              + " ns a resource; "
              + (double) found / resources.size()
              + " entries ("
              + entries
              + ")");
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Returns resources in the shape and the mix of what Synthea makes. */
  static List<byte[]> resources() throws IOException {
    try (InputStream in = ExtractionCost.class.getResourceAsStream("typical.ndjson")) {
      if (in == null) {
        throw new IllegalStateException("typical.ndjson is not beside this class");
      }
      List<byte[]> lines = new ArrayList<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .forEach(line -> lines.add(line.getBytes(StandardCharsets.UTF_8)));
      return lines;
    }
  }
}

package health.tarn.benchmarks;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The command line: {@code --name value} for each.
 *
 * @param base of the data store's FHIR endpoint
 * @param pid of the server
 * @param data the folder of the data store
 * @param input where the server reads the NDJSON
 * @param ndjson where this program reads the same
 * @param output under which the server writes result logs and exports
 * @param only the names of the measures to run
 * @param time of one round
 * @param clients of reads and searches
 * @param startCpuSeconds of the server until its first answer; negative if not known
 */
record Options(
    URI base,
    long pid,
    Path data,
    URI input,
    Path ndjson,
    URI output,
    List<String> only,
    Duration time,
    int clients,
    double startCpuSeconds) {

  static final List<String> MEASURES =
      List.of("import", "read", "search", "export", "transaction", "footprint");

  private static final Set<String> NAMES =
      Set.of(
          "base",
          "pid",
          "data",
          "input",
          "ndjson",
          "output",
          "only",
          "seconds",
          "clients",
          "start-cpu");

  /**
   * @throws IllegalArgumentException with a message for people
   */
  static Options parse(String[] arguments) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      String name = arguments[i].replaceFirst("^--", "");
      if (!NAMES.contains(name) || i + 1 == arguments.length) {
        throw new IllegalArgumentException(
            "expected options with values: --"
                + String.join(", --", NAMES.stream().sorted().toList()));
      }
      given.put(name, arguments[i + 1]);
    }
    List<String> only =
        List.of(given.getOrDefault("only", String.join(",", MEASURES)).split(",", -1));
    if (!MEASURES.containsAll(only)) {
      throw new IllegalArgumentException("--only knows " + String.join(", ", MEASURES));
    }
    return new Options(
        URI.create(given.getOrDefault("base", "http://127.0.0.1:8080/fhir")),
        Long.parseLong(required(given, "pid")),
        Path.of(required(given, "data")),
        URI.create(required(given, "input")),
        Path.of(required(given, "ndjson")),
        URI.create(required(given, "output")),
        only,
        Duration.ofSeconds(Integer.parseInt(given.getOrDefault("seconds", "10"))),
        Integer.parseInt(given.getOrDefault("clients", "16")),
        Double.parseDouble(given.getOrDefault("start-cpu", "-1")));
  }

  private static String required(Map<String, String> given, String name) {
    String value = given.get(name);
    if (value == null) {
      throw new IllegalArgumentException("--" + name + " is missing");
    }
    return value;
  }
}

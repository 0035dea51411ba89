package health.tarn.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Exports everything into the bucket, and compares it with what came in. */
final class ExportStep implements Step {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Tour tour;

  ExportStep(Tour tour) {
    this.tour = tour;
  }

  @Override
  public String title() {
    return "Exporting everything to " + Tour.S3 + "export/";
  }

  @Override
  public void show(String base, Console console) throws Exception {
    long expected = tour.found("");
    Instant began = Instant.now();
    String job =
        tour.client()
            .startJob(
                "$export",
                "{\"JobName\":\"demo\",\"OutputDataConfig\":{\"S3Configuration\":{\"S3Uri\":\""
                    + Tour.S3
                    + "export/\"}}}");
    Path folder = await(job, console);
    Map<String, Long> counts = lines(folder);
    long exported = counts.values().stream().mapToLong(Long::longValue).sum();
    Tour.require("Exported resources", expected, exported);
    if (expected == tour.resources()) {
      for (Map.Entry<String, Long> type : tour.lines().entrySet()) {
        Tour.require(
            "Exported " + type.getKey(), type.getValue(), counts.getOrDefault(type.getKey(), 0L));
      }
    }
    tour.report().add("exported", exported, began);
    console.say(exported + " resources of " + counts.size() + " types");
  }

  private Path await(String job, Console console) throws Exception {
    Instant limit = Instant.now().plus(PATIENCE);
    String state = tour.client().get(job);
    while (!state.contains("\"transactionTime\"")) {
      if (Instant.now().isAfter(limit)) {
        throw new DemoException("The export is not done after " + PATIENCE.toMinutes() + " min.");
      }
      console.waiting("the lake is exporting");
      ImportStep.pause();
      state = tour.client().get(job);
    }
    Path object =
        tour.bucket().resolve(URI.create(JsonText.string(state, "url")).getPath().substring(1));
    Path type = object.getParent();
    Path folder = type == null ? null : type.getParent();
    if (folder == null) {
      throw new DemoException("The export names no objects: " + state);
    }
    return folder;
  }

  /** Counts the lines of each type's objects. */
  private static Map<String, Long> lines(Path folder) throws IOException {
    Map<String, Long> counts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".ndjson")).toList()) {
        try (Stream<String> lines = Files.lines(file)) {
          counts.merge(folder.relativize(file).getName(0).toString(), lines.count(), Long::sum);
        }
      }
    }
    return counts;
  }
}

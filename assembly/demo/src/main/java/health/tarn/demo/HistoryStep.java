package health.tarn.demo;

import java.nio.file.Files;
import java.time.Instant;
import java.util.stream.Stream;

/** Changes a patient and changes it back, and shows that every version is kept. */
final class HistoryStep implements Step {

  private final Tour tour;

  HistoryStep(Tour tour) {
    this.tour = tour;
  }

  @Override
  public String title() {
    return "Showing a resource's history";
  }

  @Override
  public void show(String base, Console console) throws Exception {
    String original;
    try (Stream<String> lines =
        Files.lines(tour.bucket().resolve(Sample.PREFIX).resolve("Patient.ndjson"))) {
      original = lines.findFirst().orElseThrow();
    }
    String path = "Patient/" + JsonText.string(original, "id");
    int before = versions(path);
    Instant began = Instant.now();
    String changed = original.replaceFirst("\\{", "{\"active\":true,");
    tour.client().put(path, changed);
    tour.client().put(path, original);
    int versions = versions(path);
    Tour.require("Versions of " + path, before + 2, versions);
    tour.report().add("versions of one patient", versions, began);
    console.say(path + " has " + versions + " versions; each stays readable:");
    console.say(base + "/fhir/" + path + "/_history/1");
  }

  private int versions(String path) throws Exception {
    return JsonText.count(tour.client().get(path + "/_history?_count=500"), "\"fullUrl\"");
  }
}

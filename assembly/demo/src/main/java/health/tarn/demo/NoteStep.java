package health.tarn.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** Puts a clinical note into a data store that reads notes, and shows what became of it. */
final class NoteStep implements Step {

  private static final String STORE = "notes";

  private static final String NOTE =
      """
      HISTORY OF PRESENT ILLNESS:
      Ms. Doe is a 58 year old woman with hypertension and type 2 diabetes mellitus. She has had
      chest pain since yesterday. She denies fever. Her mother had breast cancer.

      MEDICATIONS:
      Metformin 500 mg by mouth twice daily.
      Lisinopril 10 mg daily.
      """;

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Tour tour;

  NoteStep(Tour tour) {
    this.tour = tour;
  }

  @Override
  public String title() {
    return "Reading a clinical note";
  }

  @Override
  public void show(String base, Console console) throws Exception {
    new FhirClient(base, "/datastore").put(STORE, "{\"nlp\":\"clinical\",\"graph\":\"jena\"}");
    FhirClient notes = new FhirClient(base, "/datastore/" + STORE + "/r4");
    Instant began = Instant.now();
    notes.put("Patient/doe", "{\"resourceType\":\"Patient\",\"id\":\"doe\",\"gender\":\"female\"}");
    notes.put("DocumentReference/note", document());
    NOTE.lines().forEach(console::say);
    Map<String, String> facts = facts(notes);
    facts.forEach(
        (key, label) -> console.say("-> " + key.substring(0, key.indexOf('/')) + ": " + label));
    tour.report().add("facts read from a note", facts.size(), began);
    String timeline = notes.get("Patient/doe/$timeline?_count=100");
    console.say(JsonText.count(timeline, "\"fullUrl\"") + " entries in the patient's timeline, by");
    console.say(base + "/datastore/" + STORE + "/r4/Patient/doe/$timeline");
  }

  /** Asks the graph what came of the document, until that is something. */
  private static Map<String, String> facts(FhirClient notes) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      Map<String, String> facts = new TreeMap<>();
      notes
          .getPatiently("$graph-document-facts?document=DocumentReference/note&_format=text/csv")
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .forEach(
              cells -> facts.put(cells[0].replace("http://tarn.health/resource/", ""), cells[2]));
      if (!facts.isEmpty()) {
        return facts;
      }
    }
    throw new DemoException("The lake has read nothing from the note. Its log has more.");
  }

  private static String document() {
    return "{\"resourceType\":\"DocumentReference\",\"id\":\"note\",\"status\":\"current\","
        + "\"subject\":{\"reference\":\"Patient/doe\"},\"date\":\"2026-03-14T09:00:00Z\","
        + "\"content\":[{\"attachment\":{\"contentType\":\"text/plain\",\"data\":\""
        + Base64.getEncoder().encodeToString(NOTE.getBytes(UTF_8))
        + "\"}}]}";
  }
}

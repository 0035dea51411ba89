package health.tarn.demo;

import java.time.Instant;
import java.util.List;

/** Asks the graph of the sample how patients and conditions hang together. */
final class GraphStep implements Step {

  private static final int SHOWN = 3;

  /** SNOMED CT: essential hypertension. */
  private static final String CONDITION = "http://snomed.info/sct%7C59621000";

  private final Tour tour;

  GraphStep(Tour tour) {
    this.tour = tour;
  }

  @Override
  public String title() {
    return "Asking for relationships";
  }

  @Override
  public void show(String base, Console console) throws Exception {
    String page = tour.client().get("Encounter?_count=1");
    String patient = page.replaceFirst("(?s).*\"subject\":\\{\"reference\":\"([^\"]+)\".*", "$1");
    console.say("What hangs together with " + patient + ":");
    ask("$graph-neighbourhood?resource=" + patient, "neighbours of a patient", console);
    console.say("What those with hypertension have too:");
    ask("$graph-co-occurrence?condition=" + CONDITION, "conditions beside hypertension", console);
  }

  private void ask(String question, String what, Console console) throws Exception {
    Instant began = Instant.now();
    List<String> rows =
        tour.client().getPatiently(question + "&_format=text/csv").lines().skip(1).toList();
    tour.report().add(what, rows.size(), began);
    rows.stream().limit(SHOWN).forEach(row -> console.say("  " + row));
    if (rows.isEmpty()) {
      throw new DemoException("The graph has no answer to " + question + ".");
    }
  }
}

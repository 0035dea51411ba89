package health.tarn.demo;

import java.time.Instant;
import java.util.List;

/** Searches by FHIR: by type, across references, with what is referred to. */
final class SearchStep implements Step {

  private static final List<String> SEARCHES =
      List.of(
          "Patient?gender=female",
          "Observation?code=http://loinc.org%7C8302-2",
          "Observation?code=http://loinc.org%7C8302-2&patient.gender=female",
          "Patient?_has:Condition:patient:clinical-status=active",
          "DocumentReference?status=current",
          "Encounter?date=ge2024-01-01");

  private final Tour tour;

  SearchStep(Tour tour) {
    this.tour = tour;
  }

  @Override
  public String title() {
    return "Searching by FHIR";
  }

  @Override
  public void show(String base, Console console) throws Exception {
    for (String search : SEARCHES) {
      Instant began = Instant.now();
      long total = tour.found(search);
      if (total == 0) {
        throw new DemoException("The lake finds nothing for " + search + ".");
      }
      console.say(String.format(java.util.Locale.ROOT, "%,7d  %s", total, search));
      tour.report().add("found, search " + (SEARCHES.indexOf(search) + 1), total, began);
    }
    String page =
        tour.client().get("Observation?code=http://loinc.org%7C8302-2&_count=5&_include=*");
    int included = JsonText.count(page, "\"mode\":\"include\"");
    console.say(
        JsonText.count(page, "\"mode\":\"match\"") + " on a page, with " + included + " included");
    if (included == 0) {
      throw new DemoException("The lake included nothing of what the Observations refer to.");
    }
  }
}

package health.tarn.sample;

import com.fasterxml.jackson.databind.JsonNode;

/** Puts the lines of a card together. */
final class Card {

  private final StringBuilder text = new StringBuilder();

  /**
   * @param patient the resource
   */
  Card(JsonNode patient) {
    JsonNode name = patient.at("/name/0");
    String called = name.path("text").asText();
    if (called.isEmpty()) {
      called = JsonText.words(name.path("given")) + " " + name.path("family").asText();
    }
    line(called.isBlank() ? "(no name)" : called.strip());
    line(
        JsonText.orElse(patient.path("gender"), "gender unknown")
            + ", born "
            + JsonText.orElse(patient.path("birthDate"), "on an unknown day"));
  }

  void heading(String heading, SummaryCard.Found found) {
    line("");
    line(heading);
    if (found.resources().isEmpty()) {
      line("  none that is active");
    }
    for (JsonNode resource : found.resources()) {
      JsonNode code =
          resource.has("code") ? resource.path("code") : resource.path("medicationCodeableConcept");
      line("  - " + JsonText.concept(code));
    }
    if (found.more()) {
      line("  - and more");
    }
  }

  String text(String maker) {
    return text + "\nMade by " + maker + "\n";
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}

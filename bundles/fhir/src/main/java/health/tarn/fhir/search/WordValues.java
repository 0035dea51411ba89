package health.tarn.fhir.search;

import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.Kind;
import health.tarn.spi.search.IndexEntry;
import health.tarn.spi.search.IndexEntry.Words;
import java.util.ArrayList;
import java.util.List;

/** Writes the words of {@code _text}, the narrative, and {@code _content}, all that is text. */
final class WordValues {

  private static final int DIV = Field.number("div");

  private WordValues() {}

  static List<IndexEntry> of(Json json) {
    List<IndexEntry> words = new ArrayList<>(2);
    int narrative = Fields.object(json, json.root(), Field.TEXT);
    String div = narrative < 0 ? "" : Fields.stringOrEmpty(json, narrative, DIV);
    add("_text", Xhtml.text(div), words);
    StringBuilder content = new StringBuilder();
    collect(json, json.root(), content);
    add("_content", content.toString(), words);
    return words;
  }

  private static void add(String parameter, String text, List<IndexEntry> words) {
    if (!text.isBlank()) {
      words.add(new Words(parameter, text));
    }
  }

  /** Collects all strings but those that are bytes, such as the data of an attachment. */
  private static void collect(Json json, int node, StringBuilder content) {
    if (json.is(node, Kind.STRING)) {
      content.append(json.text(node)).append('\n');
      return;
    }
    for (int child = json.first(node); child >= 0; child = json.next(child)) {
      boolean member = json.is(node, Kind.OBJECT);
      int name = member ? json.nameId(child) : -1;
      if (name == DIV && json.is(child, Kind.STRING)) {
        content.append(Xhtml.text(json.text(child))).append('\n');
      } else if (!member || name != Field.DATA) {
        collect(json, child, content);
      }
    }
  }
}

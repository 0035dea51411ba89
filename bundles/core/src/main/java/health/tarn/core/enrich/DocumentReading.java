package health.tarn.core.enrich;

import health.tarn.api.ResourceKey;
import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.Kind;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StoredVersion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document, and what can be read of it.
 *
 * @param texts of its attachments, in their order
 * @param reason why nothing can be read of it; null if something can
 */
record DocumentReading(Source source, List<String> texts, @Nullable String reason) {

  /** The type of what is read. */
  static final String TYPE = "DocumentReference";

  DocumentReading {
    texts = List.copyOf(texts);
  }

  /**
   * Reads a version of a document.
   *
   * @param storage where Binaries are
   * @param engine the name of who will read the texts
   */
  static DocumentReading of(
      StoredVersion document, Storage storage, String engine, String engineVersion) {
    byte[] body = document.body();
    if (body == null) {
      throw new IllegalArgumentException(document.key() + " is deleted");
    }
    Json json = Json.parse(body);
    Source source =
        new Source(
            document.key(),
            document.version(),
            reference(json, json.member(json.root(), "subject")),
            encounter(json),
            string(json, json.root(), "date"),
            document.at(),
            engine,
            engineVersion);
    List<String> texts = new ArrayList<>();
    String reason = "the document has no attachment";
    int content = json.member(json.root(), "content");
    for (int each = content < 0 ? -1 : json.first(content); each >= 0; each = json.next(each)) {
      int attachment = json.member(each, "attachment");
      DocumentText text = attachment < 0 ? null : resolved(json, attachment, storage);
      if (text instanceof DocumentText.Found found) {
        texts.add(found.text());
      } else if (text instanceof DocumentText.Unreadable unreadable) {
        reason = unreadable.reason();
      }
    }
    if (source.patient() == null) {
      return new DocumentReading(source, List.of(), "the document is about no patient");
    }
    return new DocumentReading(source, texts, texts.isEmpty() ? reason : null);
  }

  private static DocumentText resolved(Json json, int attachment, Storage storage) {
    DocumentText text = DocumentText.of(json, attachment);
    if (!(text instanceof DocumentText.InBinary binary)) {
      return text;
    }
    byte[] body =
        ResourceKey.isId(binary.id())
            ? storage
                .latest(new ResourceKey("Binary", binary.id()))
                .map(StoredVersion::body)
                .orElse(null)
            : null;
    if (body == null) {
      return new DocumentText.Unreadable("the Binary of an attachment is not there");
    }
    Json stored = Json.parse(body);
    String data = string(stored, stored.root(), "data");
    String own = binary.contentType();
    return data == null
        ? new DocumentText.Unreadable("the Binary of an attachment has no data")
        : DocumentText.decoded(
            data, own != null ? own : string(stored, stored.root(), "contentType"));
  }

  private static @Nullable String encounter(Json json) {
    int context = json.member(json.root(), "context");
    int encounters = context < 0 ? -1 : json.member(context, "encounter");
    return encounters < 0 ? null : reference(json, json.first(encounters));
  }

  private static @Nullable String reference(Json json, int node) {
    return node < 0 || !json.is(node, Kind.OBJECT) ? null : string(json, node, "reference");
  }

  private static @Nullable String string(Json json, int object, String name) {
    int member = json.member(object, name);
    return member >= 0 && json.is(member, Kind.STRING) ? json.text(member) : null;
  }
}

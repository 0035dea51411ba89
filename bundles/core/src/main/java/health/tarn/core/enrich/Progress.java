package health.tarn.core.enrich;

import static java.nio.charset.StandardCharsets.US_ASCII;

import health.tarn.api.ResourceKey;
import org.jspecify.annotations.Nullable;

/**
 * How far the documents of a data store are read: a note of its storage, written in the same commit
 * as what came of the last of them.
 *
 * @param t up to where the log was followed; while the documents that were there already are being
 *     read, as of where
 * @param after the last of these documents that was read; null when all were
 */
record Progress(long t, @Nullable ResourceKey after) {

  /** What the note is called. */
  static final String NOTE = "nlp/progress";

  /** Before the first document. */
  static final ResourceKey FIRST = new ResourceKey(DocumentReading.TYPE, "-");

  boolean filling() {
    return after != null;
  }

  byte[] written() {
    return (after == null ? Long.toString(t) : t + " " + after).getBytes(US_ASCII);
  }

  static Progress read(byte[] note) {
    String[] words = new String(note, US_ASCII).split(" ", 2);
    return new Progress(
        Long.parseLong(words[0]), words.length == 1 ? null : ResourceKey.parse(words[1]));
  }
}

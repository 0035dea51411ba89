package health.tarn.nlp.ctakes;

import health.tarn.spi.terminology.Dictionary;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dictionary when a pipeline wants it, and again when its terms have changed. Only the
 * pipelines hold the vocabulary: its memory goes when the last of them goes.
 */
final class VocabularySource {

  private final Dictionary dictionary;
  private WeakReference<@Nullable Vocabulary> last = new WeakReference<>(null);

  VocabularySource(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  synchronized Vocabulary current() {
    Vocabulary known = last.get();
    if (known != null && isCurrent(known)) {
      return known;
    }
    Vocabulary fresh = Vocabulary.read(dictionary);
    last = new WeakReference<>(fresh);
    return fresh;
  }

  boolean isCurrent(Vocabulary vocabulary) {
    return vocabulary.version().equals(dictionary.version());
  }

  String version() {
    return dictionary.version();
  }
}

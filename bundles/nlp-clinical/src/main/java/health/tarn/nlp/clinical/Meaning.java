package health.tarn.nlp.clinical;

import health.tarn.spi.nlp.Concept;
import health.tarn.spi.terminology.Term;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a phrase of the dictionary means.
 *
 * @param exact as the text has to write it, if its letters in another case are another word
 * @param concepts what it may stand for, in the order of the dictionary
 */
record Meaning(Term.Kind kind, @Nullable String exact, List<Concept> concepts) {

  Meaning {
    concepts = List.copyOf(concepts);
  }
}

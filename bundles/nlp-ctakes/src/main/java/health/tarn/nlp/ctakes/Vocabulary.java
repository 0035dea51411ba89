package health.tarn.nlp.ctakes;

import health.tarn.spi.terminology.Dictionary;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.ctakes.dictionary.lookup2.dictionary.MemRareWordDictionary;
import org.apache.ctakes.dictionary.lookup2.dictionary.RareWordDictionary;
import org.apache.ctakes.dictionary.lookup2.dictionary.RareWordTermMapCreator;
import org.apache.ctakes.dictionary.lookup2.dictionary.RareWordTermMapCreator.CuiTerm;

/**
 * The terms of a dictionary as cTAKES looks them up: each under its rarest word. Never changes, so
 * all pipelines share one.
 *
 * <p>cTAKES knows concepts by identifiers of UMLS, a letter and seven digits; each meaning gets
 * such a one by its place in the dictionary, and it is seen nowhere outside.
 */
final class Vocabulary {

  private static final int IDENTIFIERS = 10_000_000;

  private final String version;
  private final RareWordDictionary words;
  private final Map<Long, Meaning> meanings;

  private Vocabulary(String version, RareWordDictionary words, Map<Long, Meaning> meanings) {
    this.version = version;
    this.words = words;
    this.meanings = meanings;
  }

  static Vocabulary read(Dictionary dictionary) {
    String version = dictionary.version();
    Map<Meaning, String> identifiers = new HashMap<>();
    Map<Long, Meaning> meanings = new HashMap<>();
    Set<CuiTerm> terms = new LinkedHashSet<>();
    dictionary.read(
        term -> {
          Meaning meaning = Meaning.of(term);
          String identifier =
              identifiers.computeIfAbsent(meaning, m -> identifier(identifiers.size()));
          CuiTerm known = new CuiTerm(identifier, term.text().toLowerCase(Locale.ROOT));
          meanings.putIfAbsent(known.getCui(), meaning);
          terms.add(known);
        });
    return new Vocabulary(
        version,
        new MemRareWordDictionary(version, RareWordTermMapCreator.createRareWordTermMap(terms)),
        meanings);
  }

  private static String identifier(int number) {
    if (number >= IDENTIFIERS) {
      throw new IllegalStateException("expected at most " + IDENTIFIERS + " meanings, found more");
    }
    return "C" + Integer.toString(IDENTIFIERS + number).substring(1);
  }

  /** Returns the version of the dictionary when it was read. */
  String version() {
    return version;
  }

  RareWordDictionary words() {
    return words;
  }

  /** Returns what cTAKES' identifiers mean, in the order of the dictionary. */
  List<Meaning> meanings(Collection<Long> identifiers) {
    return identifiers.stream()
        .sorted()
        .map(identifier -> Objects.requireNonNull(meanings.get(identifier)))
        .toList();
  }
}

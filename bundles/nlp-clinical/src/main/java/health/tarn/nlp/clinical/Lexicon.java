package health.tarn.nlp.clinical;

import health.tarn.spi.nlp.Attribute;
import health.tarn.spi.nlp.EntityType;
import health.tarn.spi.terminology.Dictionary;

/** All phrases that the engine looks for: built once, read by all threads. */
record Lexicon(
    Vocabulary vocabulary,
    Trie<Meaning> terms,
    Trie<Section> sections,
    Trie<Cue> cues,
    Trie<Unit> units,
    Trie<Attribute.Type> medication,
    Trie<Attribute.Type> modifiers,
    Trie<TestWord> tests,
    Trie<TimeWord> times,
    Trie<PersonWord> persons,
    Trie<EntityType> behaviours) {

  static Lexicon of(Dictionary dictionary) {
    Vocabulary vocabulary = new Vocabulary();
    Tokenizer tokenizer = new Tokenizer(vocabulary::add);
    PhraseFiles files = new PhraseFiles(tokenizer);
    return new Lexicon(
        vocabulary,
        TermTrie.of(dictionary, tokenizer),
        files.read("sections.tsv", Section.class),
        files.read("cues.tsv", Cue::parse),
        files.read("units.tsv", Unit.class),
        files.read("medication.tsv", Attribute.Type.class),
        files.read("modifiers.tsv", Attribute.Type.class),
        files.read("tests.tsv", TestWord.class),
        files.read("times.tsv", TimeWord.class),
        files.read("persons.tsv", PersonWord.class),
        files.read("behaviours.tsv", EntityType.class));
  }

  /** Divides a note; words that no phrase has stay without number. */
  Tokens divide(String text) {
    return new Tokenizer(vocabulary::number).divide(text);
  }
}

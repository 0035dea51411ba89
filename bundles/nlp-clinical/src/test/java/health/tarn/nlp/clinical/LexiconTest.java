package health.tarn.nlp.clinical;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.spi.nlp.Concept;
import health.tarn.spi.nlp.Entity;
import health.tarn.spi.terminology.Dictionary;
import health.tarn.spi.terminology.Term;
import health.tarn.spi.terminology.Term.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Words, tries over them and what their phrases mean. */
@NullUnmarked // A null fails the test by itself.
class LexiconTest {

  private static final String SYSTEM = "http://example.org";

  private record Terms(List<Term> terms) implements Dictionary {

    @Override
    public String version() {
      return "some";
    }

    @Override
    public void read(Consumer<Term> reader) {
      terms.forEach(reader);
    }
  }

  private static Term term(String text, Kind kind, String code) {
    return new Term(text, kind, SYSTEM, code, text);
  }

  private static Entity read(String text, Term... terms) {
    List<Entity> entities = new ClinicalEngine(new Terms(List.of(terms))).analyze(text).entities();
    assertThat(entities).hasSize(1);
    return entities.get(0);
  }

  @Test
  void sharesTheScoreAmongTheConceptsOfOneName() {
    assertThat(
            read("xyzzy", term("xyzzy", Kind.DISORDER, "A"), term("XYZZY", Kind.DISORDER, "B"))
                .concepts())
        .containsExactly(
            new Concept(SYSTEM, "A", "xyzzy", 0.5), new Concept(SYSTEM, "B", "XYZZY", 0.5));
  }

  @Test
  void prefersTheKindThatComesFirst() {
    Entity entity = read("xyzzy", term("xyzzy", Kind.TEST, "A"), term("xyzzy", Kind.BRAND, "B"));

    assertThat(entity.concepts()).extracting(Concept::code).containsExactly("A");
  }

  @Test
  void numbersManyWordsLikeAMap() {
    Vocabulary vocabulary = new Vocabulary();
    Map<String, Integer> model = new HashMap<>();
    Random random = new Random(5);
    WordForm form = new WordForm();
    for (int round = 0; round < 20_000; round++) {
      String word = "w" + Integer.toString(random.nextInt(5_000), 26) + "x";
      form.set(word, 0, word.length());
      Integer known = model.get(word);

      assertThat(vocabulary.number(form)).isEqualTo(known == null ? Vocabulary.UNKNOWN : known);
      model.put(word, vocabulary.add(form));
    }
    assertThat(model.values()).doesNotHaveDuplicates();
  }

  @Test
  void findsEachOfManyPhrases() {
    Vocabulary vocabulary = new Vocabulary();
    Tokenizer tokenizer = new Tokenizer(vocabulary::add);
    Trie<Integer> trie = new Trie<>();
    for (int number = 0; number < 3_000; number++) {
      trie.put(tokenizer.divide("a" + number % 50 + " b" + number), number);
    }
    for (int number = 0; number < 3_000; number++) {
      Tokens text = tokenizer.divide("a" + number % 50 + "-b" + number + " more");
      Trie.Match<Integer> match = trie.longest(text, 0, text.size());

      assertThat(match).isEqualTo(new Trie.Match<>(0, 3, number));
    }
  }

  @Test
  void comparesWordsWithoutCaseAccentsAndPlural() {
    assertThat(form("Biopsies")).isEqualTo(form("biopsy"));
    assertThat(form("Masses")).isEqualTo(form("mass"));
    assertThat(form("Sjögren")).isEqualTo(form("sjogren"));
    assertThat(form("µL")).isEqualTo("ul");
    assertThat(form("diagnosis")).isEqualTo("diagnosis");
    assertThat(form("is")).isEqualTo("is");
  }

  private static String form(String word) {
    WordForm form = new WordForm();
    form.set(word, 0, word.length());
    return new String(form.chars(), 0, form.length());
  }

  @Test
  void countsCodePointsAcrossItsSteps() {
    String text = ("\uD83D\uDE37" + "x".repeat(254)).repeat(5) + "\uD83D\uDE37\uDC00\uD83D";
    CodePoints points = new CodePoints(text);

    for (int index = 0; index <= text.length(); index++) {
      boolean inside =
          index > 0
              && index < text.length()
              && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
      if (!inside) {
        assertThat(points.before(index)).isEqualTo(text.codePointCount(0, index));
      }
    }
  }
}

package health.tarn.nlp.clinical;

import health.tarn.spi.nlp.Analysis;
import health.tarn.spi.nlp.NlpEngine;
import health.tarn.spi.terminology.Dictionary;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads notes by a dictionary and by rules over words, sentence for sentence.
 *
 * <p>The lexicon is built once and never changes; a note's state belongs to the call. When the
 * dictionary changes, another engine takes this one's place.
 */
@Component(service = NlpEngine.class, property = NlpEngine.NAME + "=clinical")
public final class ClinicalEngine implements NlpEngine {

  private static final Logger log = LoggerFactory.getLogger(ClinicalEngine.class);

  /** Changes with every change of rules or lists that may change an answer. */
  private static final String RULES = "clinical-1";

  private final String version;
  private final Lexicon lexicon;

  @Activate
  public ClinicalEngine(@Reference(name = "dictionary") Dictionary dictionary) {
    version = RULES + "+" + dictionary.version();
    lexicon = Lexicon.of(dictionary);
    log.info("notes are read by {}", version);
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public Analysis analyze(String text) {
    Interruption.check();
    Tokens tokens = lexicon.divide(text);
    List<SectionFinder.Part> sections = new SectionFinder(lexicon).find(tokens);
    Note note = new Note(tokens);
    Reading reading = new Reading(note, lexicon);
    for (Sentence sentence : SentenceSplitter.split(tokens, sections)) {
      Interruption.check();
      reading.read(sentence);
    }
    return Answer.of(note);
  }
}

package health.tarn.nlp.ctakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.ctakes.core.ae.SentenceDetector;
import org.apache.ctakes.core.ae.SimpleSegmentAnnotator;
import org.apache.ctakes.core.ae.TokenizerAnnotatorPTB;
import org.apache.ctakes.dictionary.lookup2.textspan.TextSpan;
import org.apache.ctakes.necontexts.ContextAnnotator;
import org.apache.ctakes.postagger.POSTagger;
import org.apache.ctakes.typesystem.type.constants.CONST;
import org.apache.ctakes.typesystem.type.textsem.IdentifiedAnnotation;
import org.apache.uima.UIMAException;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.fit.factory.TypeSystemDescriptionFactory;
import org.apache.uima.jcas.JCas;

/**
 * The steps of cTAKES that need little: one segment, sentences, tokens, parts of speech, look-up,
 * and negation within seven words of a sentence.
 */
final class CtakesPipeline implements Pipeline {

  private static final String TYPES = "org.apache.ctakes.typesystem.types.TypeSystem";

  private final VocabularySource source;
  private final Vocabulary vocabulary;
  private final JCas cas;
  private final List<JCasAnnotator_ImplBase> syntax;
  private final TermLookup lookup;
  private final JCasAnnotator_ImplBase negation;

  CtakesPipeline(VocabularySource source) throws UIMAException {
    this.source = source;
    this.vocabulary = source.current();
    this.cas =
        JCasFactory.createJCas(TypeSystemDescriptionFactory.createTypeSystemDescription(TYPES));
    this.syntax =
        List.of(
            Annotators.ready(new SimpleSegmentAnnotator()),
            Annotators.ready(new SentenceDetector()),
            Annotators.ready(new TokenizerAnnotatorPTB()),
            Annotators.ready(new POSTagger()));
    this.lookup = new TermLookup(vocabulary.words());
    this.negation = Annotators.ready(new ContextAnnotator());
  }

  @Override
  public List<Mention> read(String piece) throws UIMAException {
    cas.reset();
    cas.setDocumentText(piece);
    for (JCasAnnotator_ImplBase step : syntax) {
      step.process(cas);
    }
    Map<TextSpan, Set<Long>> found = lookup.find(cas);
    List<TextSpan> spans = Choice.longest(found.keySet());
    List<IdentifiedAnnotation> annotations = spans.stream().map(this::annotate).toList();
    negation.process(cas);
    List<Mention> mentions = new ArrayList<>(spans.size());
    for (int i = 0; i < spans.size(); i++) {
      TextSpan span = spans.get(i);
      mentions.add(
          new Mention(
              span.getStart(),
              span.getEnd(),
              Choice.ofOneType(vocabulary.meanings(Objects.requireNonNull(found.get(span)))),
              annotations.get(i).getPolarity() == CONST.NE_POLARITY_NEGATION_PRESENT));
    }
    return mentions;
  }

  private IdentifiedAnnotation annotate(TextSpan span) {
    IdentifiedAnnotation annotation = new IdentifiedAnnotation(cas, span.getStart(), span.getEnd());
    annotation.addToIndexes();
    return annotation;
  }

  @Override
  public boolean outdated() {
    return !source.isCurrent(vocabulary);
  }
}

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
import org.apache.ctakes.necontexts.negation.NegationContextAnalyzer;
import org.apache.ctakes.necontexts.negation.NegationContextHitConsumer;
import org.apache.ctakes.postagger.POSTagger;
import org.apache.ctakes.typesystem.type.constants.CONST;
import org.apache.ctakes.typesystem.type.syntax.BaseToken;
import org.apache.ctakes.typesystem.type.textsem.IdentifiedAnnotation;
import org.apache.ctakes.typesystem.type.textspan.Sentence;
import org.apache.uima.UIMAException;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.fit.factory.TypeSystemDescriptionFactory;
import org.apache.uima.fit.factory.UimaContextFactory;
import org.apache.uima.jcas.JCas;

/**
 * The steps of cTAKES that need little: one segment, sentences, tokens, parts of speech, look-up,
 * negation.
 *
 * <p>The annotators are called without UIMA's engines around them, which would log an annotator's
 * exception, and with it the sentence that it quotes.
 */
final class CtakesPipeline implements Pipeline {

  private static final String TYPES = "org.apache.ctakes.typesystem.types.TypeSystem";
  private static final String WORDS_OF_CONTEXT = "7";

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
            ready(new SimpleSegmentAnnotator(), SimpleSegmentAnnotator.PARAM_SEGMENT_ID, "NOTE"),
            ready(
                new SentenceDetector(),
                SentenceDetector.PARAM_SD_MODEL_FILE,
                "org/apache/ctakes/core/models/sentdetect/sd-med-model.zip"),
            ready(new TokenizerAnnotatorPTB()),
            ready(
                new POSTagger(),
                POSTagger.PARAM_POS_MODEL_FILE,
                "org/apache/ctakes/postagger/models/mayo-pos.zip"));
    this.lookup = new TermLookup(vocabulary.words());
    this.negation = ready(new ContextAnnotator(), negationParameters());
  }

  private static Object[] negationParameters() {
    return new Object[] {
      ContextAnnotator.MAX_LEFT_SCOPE_SIZE_PARAM, WORDS_OF_CONTEXT,
      ContextAnnotator.MAX_RIGHT_SCOPE_SIZE_PARAM, WORDS_OF_CONTEXT,
      ContextAnnotator.SCOPE_ORDER_PARAM, "LEFT,RIGHT",
      ContextAnnotator.WINDOW_ANNOTATION_CLASS_PARAM, Sentence.class.getName(),
      ContextAnnotator.FOCUS_ANNOTATION_CLASS_PARAM, IdentifiedAnnotation.class.getName(),
      ContextAnnotator.CONTEXT_ANNOTATION_CLASS_PARAM, BaseToken.class.getName(),
      ContextAnnotator.CONTEXT_ANALYZER_CLASS_PARAM, NegationContextAnalyzer.class.getName(),
      ContextAnnotator.CONTEXT_HIT_CONSUMER_CLASS_PARAM, NegationContextHitConsumer.class.getName()
    };
  }

  private static JCasAnnotator_ImplBase ready(
      JCasAnnotator_ImplBase annotator, Object... parameters) throws UIMAException {
    annotator.initialize(UimaContextFactory.createUimaContext(parameters));
    return annotator;
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

package health.tarn.nlp.ctakes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.ctakes.core.util.collection.HashSetMap;
import org.apache.ctakes.dictionary.lookup2.ae.DefaultJCasTermAnnotator;
import org.apache.ctakes.dictionary.lookup2.ae.JCasTermAnnotator;
import org.apache.ctakes.dictionary.lookup2.dictionary.RareWordDictionary;
import org.apache.ctakes.dictionary.lookup2.textspan.TextSpan;
import org.apache.ctakes.dictionary.lookup2.util.FastLookupToken;
import org.apache.ctakes.typesystem.type.syntax.BaseToken;
import org.apache.ctakes.typesystem.type.syntax.ContractionToken;
import org.apache.ctakes.typesystem.type.syntax.NewlineToken;
import org.apache.ctakes.typesystem.type.syntax.NumToken;
import org.apache.ctakes.typesystem.type.syntax.PunctuationToken;
import org.apache.ctakes.typesystem.type.syntax.SymbolToken;
import org.apache.ctakes.typesystem.type.textspan.Sentence;
import org.apache.uima.fit.util.JCasUtil;
import org.apache.uima.jcas.JCas;

/**
 * cTAKES' fast look-up, sentence by sentence. Its annotator loads a dictionary of its own for each
 * instance, so only its matching is used, on a dictionary that all share.
 */
final class TermLookup {

  private static final Set<String> NOT_LOOKED_UP =
      Set.of(JCasTermAnnotator.DEFAULT_EXCLUSION_TAGS.split(",", -1));

  private final DefaultJCasTermAnnotator matcher = new DefaultJCasTermAnnotator();
  private final RareWordDictionary words;

  TermLookup(RareWordDictionary words) {
    this.words = words;
  }

  /** Returns the identifiers of what stands in each span. */
  Map<TextSpan, Set<Long>> find(JCas cas) {
    HashSetMap<TextSpan, Long> found = new HashSetMap<>();
    for (Sentence sentence : JCasUtil.select(cas, Sentence.class)) {
      find(JCasUtil.selectCovered(cas, BaseToken.class, sentence), found);
    }
    return found;
  }

  private void find(Collection<BaseToken> sentence, HashSetMap<TextSpan, Long> found) {
    List<FastLookupToken> tokens = new ArrayList<>(sentence.size());
    List<Integer> lookedUp = new ArrayList<>(sentence.size());
    for (BaseToken token : sentence) {
      if (token instanceof NewlineToken) {
        continue;
      }
      if (isLookedUp(token)) {
        lookedUp.add(tokens.size());
      }
      tokens.add(new FastLookupToken(token));
    }
    matcher.findTerms(words, tokens, lookedUp, found);
  }

  private static boolean isLookedUp(BaseToken token) {
    return !(token instanceof PunctuationToken
            || token instanceof NumToken
            || token instanceof ContractionToken
            || token instanceof SymbolToken)
        && (token.getPartOfSpeech() == null || !NOT_LOOKED_UP.contains(token.getPartOfSpeech()));
  }
}

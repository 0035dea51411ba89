package health.tarn.nlp.ctakes;

import health.tarn.spi.nlp.EntityType;
import health.tarn.spi.terminology.Term.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.ctakes.dictionary.lookup2.textspan.TextSpan;

/** Chooses among what the look-up found: the longest spans, and of each span one type. */
final class Choice {

  /**
   * Where a name stands for several kinds of things, what notes mostly mean by it: sodium and
   * hemoglobin are measured more often than they are given.
   */
  private static final List<Kind> PREFERENCE =
      List.of(
          Kind.DISORDER,
          Kind.FINDING,
          Kind.TEST,
          Kind.PROCEDURE,
          Kind.TREATMENT,
          Kind.INGREDIENT,
          Kind.BRAND,
          Kind.BODY_SITE);

  private Choice() {}

  /** Returns spans of which no two overlap, the longer before the shorter, in their order. */
  static List<TextSpan> longest(Collection<TextSpan> spans) {
    List<TextSpan> byLength = new ArrayList<>(spans);
    byLength.sort(
        Comparator.comparingInt(TextSpan::getLength)
            .reversed()
            .thenComparingInt(TextSpan::getStart));
    TreeMap<Integer, TextSpan> chosen = new TreeMap<>();
    for (TextSpan span : byLength) {
      Map.Entry<Integer, TextSpan> before = chosen.lowerEntry(span.getEnd());
      if (before == null || before.getValue().getEnd() <= span.getStart()) {
        chosen.put(span.getStart(), span);
      }
    }
    return List.copyOf(chosen.values());
  }

  /** Returns the meanings of the preferred type, the preferred kind first. */
  static List<Meaning> ofOneType(List<Meaning> meanings) {
    List<Meaning> preferred =
        meanings.stream()
            .sorted(Comparator.comparingInt(meaning -> PREFERENCE.indexOf(meaning.kind())))
            .toList();
    EntityType type = preferred.get(0).type();
    return preferred.stream().filter(meaning -> meaning.type() == type).toList();
  }
}

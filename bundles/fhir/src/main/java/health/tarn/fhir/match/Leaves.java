package health.tarn.fhir.match;

import health.tarn.api.query.Comparison;
import health.tarn.api.query.Query;
import health.tarn.spi.search.Folding;
import health.tarn.spi.search.IndexEntry;
import health.tarn.spi.search.WordBreak;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The leaves of a query that are decided on one entry. */
final class Leaves {

  private Leaves() {}

  static Predicate<IndexEntry> test(Query query) {
    if (query instanceof Query.Token token) {
      return entry -> entry instanceof IndexEntry.Token value && matches(token, value);
    }
    if (query instanceof Query.Text text) {
      return text(text);
    }
    if (query instanceof Query.Reference reference) {
      return entry ->
          entry instanceof IndexEntry.Reference value
              && value.parameter().equals(reference.parameter())
              && reference.targets().contains(value.target());
    }
    if (query instanceof Query.Date date) {
      return entry ->
          entry instanceof IndexEntry.Date value
              && value.parameter().equals(date.parameter())
              && Comparison.holds(
                  date.prefix(), value.low(), value.high(), date.low(), date.high());
    }
    if (query instanceof Query.Numeric number) {
      return entry ->
          entry instanceof IndexEntry.Numeric value
              && value.parameter().equals(number.parameter())
              && Comparison.holds(
                  number.prefix(), value.low(), value.high(), number.low(), number.high());
    }
    if (query instanceof Query.Quantity quantity) {
      return entry -> entry instanceof IndexEntry.Quantity value && matches(quantity, value);
    }
    if (query instanceof Query.Uri uri) {
      return entry -> entry instanceof IndexEntry.Uri value && matches(uri, value);
    }
    if (query instanceof Query.Compartment compartment) {
      return entry ->
          entry instanceof IndexEntry.Compartment value
              && value.type().equals(compartment.type())
              && value.id().equals(compartment.id());
    }
    throw new IllegalArgumentException("no leaf: " + query.getClass());
  }

  static Set<String> words(String text) {
    return WordBreak.words(text);
  }

  static Set<String> words(String parameter, List<IndexEntry> entries) {
    Set<String> words = new HashSet<>();
    for (IndexEntry entry : entries) {
      if (entry instanceof IndexEntry.Words value && value.parameter().equals(parameter)) {
        words.addAll(WordBreak.words(value.text()));
      }
    }
    return words;
  }

  private static boolean matches(Query.Token query, IndexEntry.Token value) {
    return value.parameter().equals(query.parameter())
        && isOrAny(query.system(), value.system())
        && isOrAny(query.code(), value.code());
  }

  private static Predicate<IndexEntry> text(Query.Text query) {
    String folded = Folding.fold(query.value());
    return entry ->
        entry instanceof IndexEntry.Text value
            && value.parameter().equals(query.parameter())
            && switch (query.match()) {
              case EXACT -> value.value().equals(query.value());
              case STARTS -> Folding.fold(value.value()).startsWith(folded);
              case CONTAINS -> Folding.fold(value.value()).contains(folded);
            };
  }

  private static boolean matches(Query.Quantity query, IndexEntry.Quantity value) {
    if (!value.parameter().equals(query.parameter())) {
      return false;
    }
    if (Query.Quantity.UCUM_CANONICAL.equals(query.system())) {
      IndexEntry.Canonical canonical = value.canonical();
      return canonical != null
          && isOrAny(query.code(), canonical.code())
          && Comparison.holds(
              query.prefix(), canonical.low(), canonical.high(), query.low(), query.high());
    }
    return isUnit(query, value)
        && Comparison.holds(query.prefix(), value.low(), value.high(), query.low(), query.high());
  }

  private static boolean isUnit(Query.Quantity query, IndexEntry.Quantity value) {
    String code = query.code();
    if (query.system() == null) {
      return code == null || code.equals(value.code()) || code.equals(value.unit());
    }
    return query.system().equals(value.system()) && isOrAny(code, value.code());
  }

  private static boolean matches(Query.Uri query, IndexEntry.Uri value) {
    return value.parameter().equals(query.parameter())
        && switch (query.match()) {
          case EXACT -> value.value().equals(query.value());
          case BELOW -> value.value().startsWith(query.value());
          case ABOVE -> query.value().startsWith(value.value());
        };
  }

  private static boolean isOrAny(@Nullable String wanted, String value) {
    return wanted == null || wanted.equals(value);
  }
}

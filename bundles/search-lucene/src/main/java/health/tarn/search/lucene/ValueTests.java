package health.tarn.search.lucene;

import health.tarn.api.query.Comparison;
import health.tarn.api.query.Prefix;
import health.tarn.api.query.Query;
import health.tarn.search.lucene.ElementTest.ValueTest;
import health.tarn.spi.search.Folding;
import health.tarn.spi.search.SearchError;
import health.tarn.spi.search.SearchException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/** Makes of a query what decides on written values. */
final class ValueTests {

  private ValueTests() {}

  /** The parts of a composite, which one element must fulfil. */
  static ElementTest element(List<Query> parts) {
    return new ElementTest.And(parts.stream().map(ValueTests::part).toList());
  }

  private static ElementTest part(Query query) {
    if (query instanceof Query.All) {
      return new ElementTest.And(List.of());
    }
    if (query instanceof Query.None) {
      return new ElementTest.Or(List.of());
    }
    if (query instanceof Query.And and) {
      return element(and.of());
    }
    if (query instanceof Query.Or or) {
      return new ElementTest.Or(or.of().stream().map(ValueTests::part).toList());
    }
    if (query instanceof Query.Not not) {
      return new ElementTest.Not(part(not.of()));
    }
    if (query instanceof Query.Date date) {
      return any(date.parameter(), date(date));
    }
    if (query instanceof Query.Numeric number) {
      return any(number.parameter(), number(number));
    }
    if (query instanceof Query.Quantity quantity) {
      return any(quantity.parameter(), quantity(quantity));
    }
    return string(query);
  }

  private static ElementTest string(Query query) {
    if (query instanceof Query.Present present) {
      return any(present.parameter(), value -> true);
    }
    if (query instanceof Query.Token token) {
      BytesRef code = bytes(token.code());
      BytesRef system = bytes(token.system());
      return any(
          token.parameter(),
          value ->
              value.kind == Value.TOKEN
                  && isOrAny(code, value.first)
                  && isOrAny(system, value.second));
    }
    if (query instanceof Query.Text text) {
      return any(text.parameter(), text(text));
    }
    if (query instanceof Query.Reference reference) {
      Set<BytesRef> targets =
          reference.targets().stream().map(BytesRef::new).collect(Collectors.toSet());
      return any(
          reference.parameter(),
          value -> value.kind == Value.REFERENCE && targets.contains(value.first));
    }
    if (query instanceof Query.Uri uri) {
      return any(uri.parameter(), uri(uri));
    }
    throw new SearchException(
        SearchError.NOT_SUPPORTED, "no part of a composite: " + query.getClass().getSimpleName());
  }

  private static ElementTest any(String parameter, ValueTest test) {
    BytesRef part = new BytesRef(parameter);
    return new ElementTest.Any(value -> value.part.bytesEquals(part) && test.test(value));
  }

  static ValueTest date(Query.Date query) {
    return range(Value.DATE, query.prefix(), query.low(), query.high());
  }

  static ValueTest number(Query.Numeric query) {
    return range(
        Value.NUMBER,
        query.prefix(),
        ValueWriter.sortable(query.low()),
        ValueWriter.sortable(query.high()));
  }

  private static ValueTest range(byte kind, Prefix prefix, long low, long high) {
    return value ->
        value.kind == kind && Comparison.holds(prefix, value.low, value.high, low, high);
  }

  static ValueTest quantity(Query.Quantity query) {
    Prefix prefix = query.prefix();
    long low = ValueWriter.sortable(query.low());
    long high = ValueWriter.sortable(query.high());
    BytesRef code = bytes(query.code());
    if (Query.Quantity.UCUM_CANONICAL.equals(query.system())) {
      return value ->
          value.kind == Value.QUANTITY
              && value.canonical
              && isOrAny(code, value.canonicalCode)
              && Comparison.holds(prefix, value.canonicalLow, value.canonicalHigh, low, high);
    }
    BytesRef system = bytes(query.system());
    return value ->
        value.kind == Value.QUANTITY
            && (isOrAny(code, value.first) || (system == null && isOrAny(code, value.third)))
            && isOrAny(system, value.second)
            && Comparison.holds(prefix, value.low, value.high, low, high);
  }

  private static ValueTest text(Query.Text query) {
    BytesRef exact = new BytesRef(query.value());
    BytesRef folded = new BytesRef(Folding.fold(query.value()));
    return switch (query.match()) {
      case EXACT -> value -> value.kind == Value.TEXT && value.first.bytesEquals(exact);
      case STARTS ->
          value -> value.kind == Value.TEXT && StringHelper.startsWith(value.second, folded);
      case CONTAINS ->
          value ->
              value.kind == Value.TEXT
                  && new TermsQuery.SecondPartContains(0, folded).test(value.second);
    };
  }

  private static ValueTest uri(Query.Uri query) {
    BytesRef uri = new BytesRef(query.value());
    return switch (query.match()) {
      case EXACT -> value -> value.kind == Value.URI && value.first.bytesEquals(uri);
      case BELOW -> value -> value.kind == Value.URI && StringHelper.startsWith(value.first, uri);
      case ABOVE -> value -> value.kind == Value.URI && StringHelper.startsWith(uri, value.first);
    };
  }

  private static @Nullable BytesRef bytes(@Nullable String text) {
    return text == null ? null : new BytesRef(text);
  }

  private static boolean isOrAny(@Nullable BytesRef wanted, BytesRef value) {
    return wanted == null || wanted.bytesEquals(value);
  }
}

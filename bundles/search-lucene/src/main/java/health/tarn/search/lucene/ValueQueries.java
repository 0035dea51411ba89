package health.tarn.search.lucene;

import health.tarn.api.query.Prefix;
import health.tarn.api.query.Query;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.jspecify.annotations.Nullable;

/**
 * The leaves that written values decide. Points find them where nothing else narrows the query;
 * where something does, only what it has left is looked at.
 */
final class ValueQueries {

  private ValueQueries() {}

  static org.apache.lucene.search.Query date(Query.Date date) {
    return either(
        Ranges.points(Fields.DATE + date.parameter(), date.prefix(), date.low(), date.high()),
        values(date.parameter(), ValueTests.date(date)));
  }

  static org.apache.lucene.search.Query number(Query.Numeric number) {
    org.apache.lucene.search.Query values = values(number.parameter(), ValueTests.number(number));
    if (Double.isNaN(number.low()) || Double.isNaN(number.high())) {
      return number.prefix() == Prefix.NE ? values : new MatchNoDocsQuery();
    }
    return either(
        points(Fields.NUMBER + number.parameter(), number.prefix(), number.low(), number.high()),
        values);
  }

  static org.apache.lucene.search.Query quantity(Query.Quantity quantity) {
    org.apache.lucene.search.Query values =
        values(quantity.parameter(), ValueTests.quantity(quantity));
    if (Double.isNaN(quantity.low()) || Double.isNaN(quantity.high())) {
      return quantity.prefix() == Prefix.NE ? values : new MatchNoDocsQuery();
    }
    boolean canonical = Query.Quantity.UCUM_CANONICAL.equals(quantity.system());
    org.apache.lucene.search.Query points =
        points(
            (canonical ? Fields.CANONICAL : Fields.QUANTITY) + quantity.parameter(),
            quantity.prefix(),
            quantity.low(),
            quantity.high());
    boolean anyUnit = quantity.code() == null && (canonical || quantity.system() == null);
    return either(anyUnit ? points : both(points, values), values);
  }

  static org.apache.lucene.search.Query composite(Query.Composite composite) {
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    for (Query part : composite.parts()) {
      org.apache.lucene.search.Query narrow = narrow(composite.parameter(), part);
      if (narrow != null) {
        builder.add(narrow, Occur.FILTER);
      }
    }
    ElementTest test = ValueTests.element(composite.parts());
    builder.add(ValuesQuery.ofElements(composite.parameter(), test), Occur.FILTER);
    return builder.build();
  }

  /** Returns what every match of a part fulfils, as terms; null if no terms say anything of it. */
  private static org.apache.lucene.search.@Nullable Query narrow(String parameter, Query part) {
    if (part instanceof Query.Token token && token.code() != null) {
      return StringQueries.component(parameter, token);
    }
    if (part instanceof Query.Or or && !or.of().isEmpty()) {
      List<org.apache.lucene.search.Query> alternatives = new ArrayList<>();
      for (Query alternative : or.of()) {
        org.apache.lucene.search.Query narrow = narrow(parameter, alternative);
        if (narrow == null) {
          return null;
        }
        alternatives.add(narrow);
      }
      return QueryCompiler.or(alternatives);
    }
    return null;
  }

  private static org.apache.lucene.search.Query values(
      String parameter, ElementTest.ValueTest test) {
    return ValuesQuery.ofValues(parameter, new ElementTest.Any(test));
  }

  private static org.apache.lucene.search.Query points(
      String field, Prefix prefix, double low, double high) {
    return Ranges.points(field, prefix, ValueWriter.sortable(low), ValueWriter.sortable(high));
  }

  private static org.apache.lucene.search.Query either(
      org.apache.lucene.search.Query points, org.apache.lucene.search.Query values) {
    return new IndexOrDocValuesQuery(points, values);
  }

  private static org.apache.lucene.search.Query both(
      org.apache.lucene.search.Query points, org.apache.lucene.search.Query values) {
    return new BooleanQuery.Builder().add(points, Occur.FILTER).add(values, Occur.FILTER).build();
  }
}

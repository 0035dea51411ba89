package health.tarn.search.lucene;

import health.tarn.api.query.Prefix;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSortSortedNumericDocValuesRangeQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/**
 * Comparisons as boxes: a value is the point (low, high), and each prefix is one or two boxes in
 * that plane. This is {@link health.tarn.api.query.Comparison} turned round, and the contract holds
 * the one against the other.
 */
final class Ranges {

  private static final long MIN = Long.MIN_VALUE;
  private static final long MAX = Long.MAX_VALUE;

  /** Both ends of both dimensions, inclusive. */
  private record Box(long lowFrom, long lowTo, long highFrom, long highTo) {}

  private Ranges() {}

  /** Returns the documents with a point in one of the prefix's boxes. */
  static Query points(String field, Prefix prefix, long low, long high) {
    List<Query> boxes = new ArrayList<>(2);
    for (Box box : boxes(prefix, low, high)) {
      boxes.add(
          LongPoint.newRangeQuery(
              field,
              new long[] {box.lowFrom(), box.highFrom()},
              new long[] {box.lowTo(), box.highTo()}));
    }
    return any(boxes);
  }

  /** Returns the documents whose only value, by which the index is sorted, fulfils the prefix. */
  static Query sorted(String field, Prefix prefix, long low, long high) {
    List<Query> ranges = new ArrayList<>(2);
    for (Box box : boxes(prefix, low, high)) {
      ranges.add(
          sorted(
              field, Math.max(box.lowFrom(), box.highFrom()), Math.min(box.lowTo(), box.highTo())));
    }
    return any(ranges);
  }

  /** Returns the documents whose only value, by which the index is sorted, is within the ends. */
  static Query sorted(String field, long from, long to) {
    if (from > to) {
      return new MatchNoDocsQuery();
    }
    return new IndexSortSortedNumericDocValuesRangeQuery(
        field, from, to, NumericDocValuesField.newSlowRangeQuery(field, from, to));
  }

  private static Query any(List<Query> of) {
    if (of.isEmpty()) {
      return new MatchNoDocsQuery();
    }
    if (of.size() == 1) {
      return of.get(0);
    }
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    of.forEach(query -> builder.add(query, Occur.SHOULD));
    return builder.build();
  }

  private static List<Box> boxes(Prefix prefix, long low, long high) {
    List<Box> boxes = new ArrayList<>(2);
    boolean above = prefix == Prefix.GT || prefix == Prefix.GE || prefix == Prefix.NE;
    boolean below = prefix == Prefix.LT || prefix == Prefix.LE || prefix == Prefix.NE;
    boolean within = prefix == Prefix.EQ || prefix == Prefix.GE || prefix == Prefix.LE;
    if (above && high < MAX) {
      boxes.add(new Box(MIN, MAX, high + 1, MAX));
    }
    if (below && low > MIN) {
      boxes.add(new Box(MIN, low - 1, MIN, MAX));
    }
    if (within) {
      boxes.add(new Box(low, MAX, MIN, high));
    }
    if (prefix == Prefix.SA && high < MAX) {
      boxes.add(new Box(high + 1, MAX, MIN, MAX));
    }
    if (prefix == Prefix.EB && low > MIN) {
      boxes.add(new Box(MIN, MAX, MIN, low - 1));
    }
    if (prefix == Prefix.AP) {
      boxes.add(new Box(MIN, high, low, MAX));
    }
    return boxes;
  }
}

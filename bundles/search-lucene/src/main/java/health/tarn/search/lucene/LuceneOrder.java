package health.tarn.search.lucene;

import health.tarn.api.query.Sort;
import health.tarn.spi.search.PagePosition;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedSetSelector;
import org.apache.lucene.search.SortedSetSortField;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;

/** An order as Lucene sorts by it, and positions in it. */
final class LuceneOrder {

  private static final String ID = "_id";
  private static final String LAST_UPDATED = "_lastUpdated";

  private final List<Sort> rules;

  LuceneOrder(List<Sort> rules) {
    this.rules = List.copyOf(rules);
  }

  org.apache.lucene.search.Sort sort() {
    List<SortField> fields = new ArrayList<>(rules.size() + 2);
    rules.forEach(rule -> fields.add(field(rule)));
    fields.add(new SortField(Fields.AT, SortField.Type.LONG, true));
    fields.add(new SortField(Fields.KEY, SortField.Type.STRING_VAL));
    return new org.apache.lucene.search.Sort(fields.toArray(SortField[]::new));
  }

  private static SortField field(Sort rule) {
    boolean down = rule.descending();
    if (rule.parameter().equals(ID)) {
      return new SortField(Fields.KEY, new IdOrder(), down);
    }
    if (rule.parameter().equals(LAST_UPDATED)) {
      return new SortField(Fields.AT, SortField.Type.LONG, down);
    }
    return switch (rule.kind()) {
      case DATE, NUMBER, QUANTITY ->
          new SortField(Fields.VALUES + rule.parameter(), new ValueOrder(rule.kind()), down);
      case TOKEN -> strings(Fields.SORT_TOKEN + rule.parameter(), down);
      case STRING -> strings(Fields.SORT_TEXT + rule.parameter(), down);
      case REFERENCE -> strings(Fields.REFERENCE + rule.parameter(), down);
      case URI -> strings(Fields.SORT_URI + rule.parameter(), down);
    };
  }

  private static SortField strings(String field, boolean down) {
    SortField sort =
        new SortedSetSortField(
            field, down, down ? SortedSetSelector.Type.MAX : SortedSetSelector.Type.MIN);
    // Lucene turns first and last round when it descends; missing values are last for us.
    sort.setMissingValue(down ? SortField.STRING_FIRST : SortField.STRING_LAST);
    return sort;
  }

  /** Returns the position of a match. */
  PagePosition position(FieldDoc match) {
    List<@Nullable Object> values = new ArrayList<>(rules.size());
    for (int i = 0; i < rules.size(); i++) {
      values.add(ours(rules.get(i), match.fields[i]));
    }
    return new PagePosition(
        values,
        (Long) match.fields[rules.size()],
        Fields.key((BytesRef) match.fields[rules.size() + 1]));
  }

  /** Returns a position as Lucene takes it; no document but the match itself is equal to it. */
  FieldDoc after(PagePosition position, int maxDoc) {
    Object[] values = new Object[rules.size() + 2];
    for (int i = 0; i < rules.size(); i++) {
      values[i] = lucenes(rules.get(i), position.values().get(i));
    }
    values[rules.size()] = position.at();
    values[rules.size() + 1] = Fields.bytes(position.key());
    return new FieldDoc(Math.max(0, maxDoc - 1), Float.NaN, values);
  }

  private static @Nullable Object ours(Sort rule, @Nullable Object value) {
    if (value instanceof BytesRef bytes) {
      return bytes.utf8ToString();
    }
    if (value instanceof Long number && isValue(rule)) {
      if (number == ValueOrder.missing(rule.descending())) {
        return null;
      }
      return rule.kind() == Sort.Kind.DATE
          ? number
          : (Object) NumericUtils.sortableLongToDouble(number);
    }
    return value;
  }

  private static @Nullable Object lucenes(Sort rule, @Nullable Object value) {
    if (value == null) {
      return isValue(rule) ? (Object) ValueOrder.missing(rule.descending()) : null;
    }
    if (value instanceof Double number) {
      return NumericUtils.doubleToSortableLong(number);
    }
    return value instanceof String text ? new BytesRef(text) : value;
  }

  private static boolean isValue(Sort rule) {
    return !rule.parameter().equals(ID)
        && !rule.parameter().equals(LAST_UPDATED)
        && switch (rule.kind()) {
          case DATE, NUMBER, QUANTITY -> true;
          case TOKEN, STRING, REFERENCE, URI -> false;
        };
  }
}

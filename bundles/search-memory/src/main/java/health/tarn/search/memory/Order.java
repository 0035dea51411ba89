package health.tarn.search.memory;

import health.tarn.api.query.Sort;
import health.tarn.search.memory.MemorySearchIndex.Document;
import health.tarn.spi.search.Folding;
import health.tarn.spi.search.IndexEntry;
import health.tarn.spi.search.PagePosition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The total order of matches, and where a document stands in it. */
final class Order implements Comparator<PagePosition> {

  private final List<Sort> rules;

  Order(List<Sort> rules) {
    this.rules = rules;
  }

  PagePosition position(Document document) {
    List<@Nullable Object> values = new ArrayList<>(rules.size());
    for (Sort rule : rules) {
      values.add(value(rule, document));
    }
    return new PagePosition(values, document.at().toEpochMilli(), document.key());
  }

  @Override
  public int compare(PagePosition a, PagePosition b) {
    for (int i = 0; i < rules.size(); i++) {
      int byRule = compareOrMissing(rules.get(i), a.values().get(i), b.values().get(i));
      if (byRule != 0) {
        return byRule;
      }
    }
    int byInstant = Long.compare(b.at(), a.at());
    return byInstant != 0 ? byInstant : a.key().compareTo(b.key());
  }

  private static int compareOrMissing(Sort rule, @Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return Boolean.compare(a == null, b == null);
    }
    return rule.descending() ? compareValues(b, a) : compareValues(a, b);
  }

  private static int compareValues(Object a, Object b) {
    if (a instanceof Long number) {
      return number.compareTo((Long) b);
    }
    if (a instanceof Double number) {
      return number.compareTo((Double) b);
    }
    return Arrays.compareUnsigned(utf8(a), utf8(b));
  }

  /** The order of UTF-8 is the order of code points, which that of Java's strings is not. */
  private static byte[] utf8(Object text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable Object value(Sort rule, Document document) {
    if (rule.parameter().equals("_id")) {
      return document.key().id();
    }
    if (rule.parameter().equals("_lastUpdated")) {
      return document.at().toEpochMilli();
    }
    Comparator<Object> smallestFirst = Order::compareValues;
    return document.entries().stream()
        .filter(entry -> entry.parameter().equals(rule.parameter()))
        .map(entry -> value(rule, entry))
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .min(rule.descending() ? smallestFirst.reversed() : smallestFirst)
        .orElse(null);
  }

  private static @Nullable Object value(Sort rule, IndexEntry entry) {
    boolean high = rule.descending();
    return switch (rule.kind()) {
      case TOKEN -> entry instanceof IndexEntry.Token token ? token.code() : null;
      case STRING -> entry instanceof IndexEntry.Text text ? Folding.fold(text.value()) : null;
      case REFERENCE -> entry instanceof IndexEntry.Reference to ? to.target() : null;
      case URI -> entry instanceof IndexEntry.Uri uri ? uri.value() : null;
      case DATE ->
          entry instanceof IndexEntry.Date date ? (Long) (high ? date.high() : date.low()) : null;
      case NUMBER ->
          entry instanceof IndexEntry.Numeric number
              ? number(high ? number.high() : number.low())
              : null;
      case QUANTITY ->
          entry instanceof IndexEntry.Quantity quantity ? number(quantity, high) : null;
    };
  }

  private static @Nullable Double number(IndexEntry.Quantity quantity, boolean high) {
    IndexEntry.Canonical canonical = quantity.canonical();
    if (canonical != null) {
      return number(high ? canonical.high() : canonical.low());
    }
    return number(high ? quantity.high() : quantity.low());
  }

  /** No value for what is no number; minus zero is zero. */
  private static @Nullable Double number(double value) {
    return Double.isNaN(value) ? null : (Double) (value + 0.0);
  }
}

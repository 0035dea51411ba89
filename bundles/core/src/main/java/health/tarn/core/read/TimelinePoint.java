package health.tarn.core.read;

import health.tarn.api.ResourceKey;
import health.tarn.core.search.PageTokens;
import java.util.Comparator;
import java.util.List;

/**
 * Where a resource stands in a timeline.
 *
 * @param dated whether the resource says when it happened
 * @param low the first millisecond since 1970 of what it says; 0 if it is not dated
 * @param high the last one
 */
record TimelinePoint(boolean dated, long low, long high, ResourceKey key) {

  /** How many fields a point has in a page's token. */
  static final int FIELDS = 5;

  private static final Comparator<TimelinePoint> UNDATED_LAST =
      Comparator.comparing(TimelinePoint::dated).reversed();
  private static final Comparator<TimelinePoint> BY_TIME =
      Comparator.comparingLong(TimelinePoint::low).thenComparingLong(TimelinePoint::high);

  static Comparator<TimelinePoint> order(boolean newestFirst) {
    return UNDATED_LAST
        .thenComparing(newestFirst ? BY_TIME.reversed() : BY_TIME)
        .thenComparing(TimelinePoint::key);
  }

  List<String> fields() {
    return List.of(
        dated ? "1" : "0", PageTokens.field(low), PageTokens.field(high), key.type(), key.id());
  }

  static TimelinePoint of(List<String> fields) {
    return new TimelinePoint(
        fields.get(0).equals("1"),
        PageTokens.number(fields.get(1)),
        PageTokens.number(fields.get(2)),
        new ResourceKey(fields.get(3), fields.get(4)));
  }
}

package health.tarn.rest;

import health.tarn.api.HistoryCall;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.SearchCall.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a history.
 *
 * @param since in epoch milliseconds; null for all
 * @param until in epoch milliseconds, inclusive; null for all
 * @param current at an instance, from when on the versions must have been the current one at some
 *     time ({@code _at}); null for all
 * @param count how many versions at most
 * @param page null for the first
 */
record HistoryParameters(
    @Nullable Long since,
    @Nullable Long until,
    @Nullable Long current,
    int count,
    @Nullable String page) {

  /**
   * @throws LakeException with {@link Problem#INVALID}
   */
  static HistoryParameters of(FhirRequest request, int usualCount, int mostCount) {
    boolean instance = request.route().place() == Place.INSTANCE_HISTORY;
    Long since = null;
    Long until = null;
    Long current = null;
    int count = usualCount;
    String page = null;
    for (Parameter parameter : request.parameters()) {
      String name = parameter.name();
      String value = parameter.value();
      switch (name) {
        case "_since" -> since = latest(since, TimeRange.parse(name, value).first());
        case "_until" -> until = earliest(until, TimeRange.parse(name, value).last());
        case "_at" -> {
          TimeRange at = TimeRange.parse(name, value);
          until = earliest(until, at.last());
          if (instance) {
            current = at.first();
          } else {
            since = latest(since, at.first());
          }
        }
        case "_count" -> count = PlainNumber.count(value, mostCount);
        case Links.PAGE -> page = value;
        default -> refuseUnlessLenient(request);
      }
    }
    return new HistoryParameters(since, until, current, count, page);
  }

  HistoryCall call(@Nullable String type, @Nullable String id) {
    return new HistoryCall(type, id, since, until, count, page);
  }

  private static Long latest(@Nullable Long known, long other) {
    return known == null ? other : Math.max(known, other);
  }

  private static Long earliest(@Nullable Long known, long other) {
    return known == null ? other : Math.min(known, other);
  }

  private static void refuseUnlessLenient(FhirRequest request) {
    if (!request.preferences().lenient()) {
      throw new LakeException(
          Problem.INVALID,
          "a history knows _since, _until, _at, _count, _page, _format and _pretty; others are left"
              + " out with the header Prefer: handling=lenient");
    }
  }
}

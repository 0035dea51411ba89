package health.tarn.rest;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.SearchCall.Parameter;
import health.tarn.api.TimelineCall;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a timeline. */
final class TimelineParameters {

  private boolean newestFirst = true;
  private @Nullable String from;
  private @Nullable String to;
  private final Set<String> types = new TreeSet<>();
  private @Nullable Instant asOf;
  private int count;
  private @Nullable String page;

  private TimelineParameters(int usualCount) {
    this.count = usualCount;
  }

  /**
   * @throws LakeException with {@link Problem#INVALID}
   */
  static TimelineCall of(FhirRequest request, int usualCount, int mostCount) {
    TimelineParameters read = new TimelineParameters(usualCount);
    for (Parameter parameter : request.parameters()) {
      if (!read.take(parameter.name(), parameter.value(), mostCount)
          && !request.preferences().lenient()) {
        throw new LakeException(
            Problem.INVALID,
            "a timeline knows order, from, to, _type, asOf, _count, _page, _format and _pretty;"
                + " others are left out with the header Prefer: handling=lenient");
      }
    }
    return new TimelineCall(
        request.route().key().id(),
        read.newestFirst,
        read.from,
        read.to,
        read.types,
        read.asOf,
        read.count,
        read.page);
  }

  /** Tells whether there is such a parameter. */
  private boolean take(String name, String value, int mostCount) {
    switch (name) {
      case "order" -> newestFirst = newestFirst(value);
      case "from" -> from = value;
      case "to" -> to = value;
      case "_type" -> types.addAll(List.of(value.split(",", -1)));
      case "asOf" -> asOf = Instant.ofEpochMilli(TimeRange.parse(name, value).last());
      case "_count" -> count = PlainNumber.count(value, mostCount);
      case Links.PAGE -> page = value;
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean newestFirst(String value) {
    return switch (value) {
      case "newest" -> true;
      case "oldest" -> false;
      default ->
          throw new LakeException(Problem.INVALID, "order must be 'newest' (first) or 'oldest'");
    };
  }
}

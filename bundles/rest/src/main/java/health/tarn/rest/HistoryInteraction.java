package health.tarn.rest;

import health.tarn.api.HistoryCall;
import health.tarn.api.HistoryPage;
import health.tarn.api.Lake;
import health.tarn.api.Resource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The history of an instance, a type or everything.
 *
 * <p>{@code _at} at an instance gives the versions that were current at some time of the range, so
 * also the one that was current when it began. Over many resources it gives the versions that were
 * committed within the range.
 */
final class HistoryInteraction implements Interaction {

  private final Lake lake;
  private final int usualCount;
  private final int mostCount;

  HistoryInteraction(Lake lake, int usualCount, int mostCount) {
    this.lake = lake;
    this.usualCount = usualCount;
    this.mostCount = mostCount;
  }

  @Override
  public Reply answer(FhirRequest request) {
    Route route = request.route();
    HistoryParameters parameters = HistoryParameters.of(request, usualCount, mostCount);
    HistoryCall call = parameters.call(route.type(), route.id());
    HistoryPage page = lake.store(route.store(), request.principal()).history(call);
    if (parameters.current() != null) {
      page = currentFrom(parameters.current(), page);
    }
    String path = path(route.type(), route.id());
    return new Reply(200)
        .body(BundleWriter.history(Links.of(request), path, request.parameters(), page));
  }

  /** The address of a history after the base. */
  static String path(@Nullable String type, @Nullable String id) {
    String of = type == null ? "" : '/' + type + (id == null ? "" : '/' + id);
    return of + "/_history";
  }

  /** Keeps the newest versions down to the one that was current at the instant. */
  private static HistoryPage currentFrom(long instant, HistoryPage page) {
    List<Resource> versions = page.versions();
    for (int i = 0; i < versions.size(); i++) {
      if (versions.get(i).lastUpdated().toEpochMilli() <= instant) {
        return new HistoryPage(versions.subList(0, i + 1), null, null);
      }
    }
    return new HistoryPage(versions, null, page.nextPage());
  }
}

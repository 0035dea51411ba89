package health.tarn.rest;

import health.tarn.api.Lake;
import health.tarn.api.TimelineCall;
import health.tarn.api.TimelinePage;

/** {@code GET Patient/123/$timeline}: what happened to a patient, in the order of clinical time. */
final class TimelineInteraction implements Interaction {

  private final Lake lake;
  private final int usualCount;
  private final int mostCount;

  TimelineInteraction(Lake lake, int usualCount, int mostCount) {
    this.lake = lake;
    this.usualCount = usualCount;
    this.mostCount = mostCount;
  }

  @Override
  public Reply answer(FhirRequest request) {
    Route route = request.route();
    TimelineCall call = TimelineParameters.of(request, usualCount, mostCount);
    TimelinePage page = lake.store(route.store(), request.principal()).timeline(call);
    String path = "/Patient/" + call.patient() + "/$timeline";
    return new Reply(200)
        .body(TimelineWriter.bundle(Links.of(request), path, request.parameters(), page));
  }
}

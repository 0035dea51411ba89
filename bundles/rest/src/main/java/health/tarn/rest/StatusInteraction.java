package health.tarn.rest;

import health.tarn.api.Lake;
import health.tarn.api.StoreStatus;
import java.io.IOException;
import java.util.Map;

/** Tells how a data store is. */
final class StatusInteraction implements Interaction {

  private final Lake lake;

  StatusInteraction(Lake lake) {
    this.lake = lake;
  }

  @Override
  public Reply answer(FhirRequest request) {
    String store = request.route().store();
    StoreStatus status = lake.store(store, request.principal()).status();
    return new Reply(200).plainJson().body(Body.of(out -> write(out, store, status)));
  }

  private static void write(JsonOutput out, String store, StoreStatus status) throws IOException {
    out.beginObject().field("datastoreId", store).field("t", status.t());
    for (Map.Entry<String, Long> projection : status.projections().entrySet()) {
      out.field(projection.getKey() + "T", projection.getValue());
    }
    out.name("health").beginArray();
    for (String line : status.health()) {
      out.string(line);
    }
    out.endArray();
    out.name("figures").beginObject();
    for (Map.Entry<String, Long> figure : status.figures().entrySet()) {
      out.field(figure.getKey(), figure.getValue());
    }
    out.endObject().endObject();
  }
}

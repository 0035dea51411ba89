package health.tarn.rest;

import health.tarn.api.Lake;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.StoreDescription;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lists, creates and deletes data stores. */
final class DataStoreInteractions {

  private static final int MAX_OPTIONS_BYTES = 64 * 1024;

  private final Lake lake;

  DataStoreInteractions(Lake lake) {
    this.lake = lake;
  }

  Reply list(FhirRequest request) {
    List<StoreDescription> stores = lake.stores(request.principal());
    return new Reply(200)
        .plainJson()
        .body(
            Body.of(
                out -> {
                  out.beginObject().name("datastores").beginArray();
                  for (StoreDescription store : stores) {
                    write(out, store);
                  }
                  out.endArray().endObject();
                }));
  }

  Reply show(FhirRequest request) {
    StoreDescription store = find(request);
    if (store == null) {
      throw new LakeException(Problem.NOT_FOUND, "there is no such data store");
    }
    return described(200, store);
  }

  Reply create(FhirRequest request) throws IOException {
    Map<String, String> options = FlatJson.read(JsonBody.readOptional(request, MAX_OPTIONS_BYTES));
    boolean known = find(request) != null;
    StoreDescription store = lake.create(request.route().store(), options, request.principal());
    return described(known ? 200 : 201, store).header("Location", request.base() + "/r4");
  }

  Reply delete(FhirRequest request) {
    return described(200, lake.delete(request.route().store(), request.principal()));
  }

  private @Nullable StoreDescription find(FhirRequest request) {
    for (StoreDescription store : lake.stores(request.principal())) {
      if (store.id().equals(request.route().store())) {
        return store;
      }
    }
    return null;
  }

  private static Reply described(int status, StoreDescription store) {
    return new Reply(status).plainJson().body(Body.of(out -> write(out, store)));
  }

  private static void write(JsonOutput out, StoreDescription store) throws IOException {
    out.beginObject()
        .field("id", store.id())
        .field("state", store.state().name())
        .field("createdAt", store.createdAt().toString());
    Instant deletedAt = store.deletedAt();
    if (deletedAt != null) {
      out.field("deletedAt", deletedAt.toString());
    }
    out.name("options").beginObject();
    for (Map.Entry<String, String> option : new TreeMap<>(store.options()).entrySet()) {
      out.field(option.getKey(), option.getValue());
    }
    out.endObject().endObject();
  }
}

package health.tarn.rest;

import health.tarn.api.DataStore;
import health.tarn.api.Lake;
import health.tarn.api.LakeException;
import health.tarn.api.Precondition;
import health.tarn.api.Problem;
import health.tarn.api.Resource;
import java.io.IOException;

/** Read, vread, create, update and delete. */
final class ResourceInteractions {

  private final Lake lake;
  private final int maxBytes;

  /**
   * @param maxBytes how large a resource may be as it is received
   */
  ResourceInteractions(Lake lake, int maxBytes) {
    this.lake = lake;
    this.maxBytes = maxBytes;
  }

  Reply read(FhirRequest request) {
    refuseParameters(request);
    return found(store(request).read(request.route().key()), request);
  }

  Reply readVersion(FhirRequest request) {
    refuseParameters(request);
    Route route = request.route();
    String text = route.version();
    long version = text == null ? -1 : PlainNumber.parse(text);
    if (version < 1) {
      throw new LakeException(
          Problem.NOT_FOUND, "there is no such version; versions are numbers from 1 on");
    }
    return found(store(request).read(route.key(), version), request);
  }

  Reply create(FhirRequest request) throws IOException {
    refuseParameters(request);
    byte[] json = body(request);
    String condition = request.http().getHeader("If-None-Exist");
    return WriteReplies.reply(
        store(request).create(request.route().typeName(), json, condition), request);
  }

  Reply update(FhirRequest request) throws IOException {
    refuseParameters(request);
    Precondition precondition = EntityTags.precondition(request.http());
    byte[] json = body(request);
    return WriteReplies.reply(
        store(request).update(request.route().key(), json, precondition), request);
  }

  Reply delete(FhirRequest request) {
    refuseParameters(request);
    Precondition precondition = EntityTags.precondition(request.http());
    return WriteReplies.reply(store(request).delete(request.route().key(), precondition), request);
  }

  private DataStore store(FhirRequest request) {
    return lake.store(request.route().store(), request.principal());
  }

  private byte[] body(FhirRequest request) throws IOException {
    return JsonBody.read(request, maxBytes);
  }

  private static Reply found(Resource resource, FhirRequest request) {
    EntityTags.requireMatch(request.http(), resource);
    boolean known = EntityTags.isKnown(request.http(), resource);
    byte[] json = resource.json();
    if (json == null) {
      throw new LakeException(Problem.GONE, resource.key() + " was deleted");
    }
    return new Reply(known ? 304 : 200)
        .version(resource)
        .header("Content-Location", Links.of(request).to(resource.key(), resource.version()))
        .body(known ? null : new Body.Bytes(json));
  }

  /** What an address of one resource does not know, it does not silently ignore. */
  private static void refuseParameters(FhirRequest request) {
    if (!request.parameters().isEmpty() && !request.preferences().lenient()) {
      throw new LakeException(
          Problem.INVALID,
          "this interaction knows the parameters _format and _pretty only; others are ignored with"
              + " the header Prefer: handling=lenient");
    }
  }
}

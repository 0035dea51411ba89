package health.tarn.rest;

import health.tarn.api.DataStore;
import health.tarn.api.Issue;
import health.tarn.api.Lake;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.plugin.OperationAnswer;
import health.tarn.api.plugin.OperationCall;
import health.tarn.api.plugin.OperationDescription;
import health.tarn.api.plugin.OperationLevel;
import health.tarn.api.plugin.Plugins;
import java.io.IOException;
import java.util.List;

/** Has a plugin answer an operation of its own. */
final class OperationInteraction implements Interaction {

  private static final byte[] NOTHING = new byte[0];

  private final Lake lake;
  private final Plugins plugins;
  private final int maxBytes;

  /**
   * @param maxBytes how long a body may be
   */
  OperationInteraction(Lake lake, Plugins plugins, int maxBytes) {
    this.lake = lake;
    this.plugins = plugins;
    this.maxBytes = maxBytes;
  }

  @Override
  public Reply answer(FhirRequest request) throws IOException {
    Route route = request.route();
    DataStore store = lake.store(route.store(), request.principal());
    OperationLevel level = level(route.place());
    OperationDescription operation =
        plugins
            .operation(route.operationName(), level, route.type())
            .orElseThrow(OperationInteraction::unknown);
    boolean posted = request.method() == Method.POST;
    if (operation.changesState() && !posted) {
      return onlyByPost(request);
    }
    OperationCall call =
        new OperationCall(
            level,
            route.type(),
            level == OperationLevel.INSTANCE ? route.key() : null,
            request.parameters(),
            posted ? request.body().read(maxBytes) : NOTHING,
            posted ? request.http().getContentType() : null,
            store);
    return reply(plugins.call(operation.name(), call));
  }

  private static OperationLevel level(Place place) {
    return switch (place) {
      case INSTANCE_OPERATION -> OperationLevel.INSTANCE;
      case TYPE_OPERATION -> OperationLevel.TYPE;
      default -> OperationLevel.SYSTEM;
    };
  }

  private static LakeException unknown() {
    String message = "there is no such operation here; GET [base]/metadata lists what there is";
    return new LakeException(
        Problem.NOT_FOUND, message, List.of(Issue.error("not-supported", message)));
  }

  private static Reply onlyByPost(FhirRequest request) {
    LakeException refused =
        new LakeException(
            Problem.NOT_ALLOWED, "this operation may change something, so it is called by POST");
    return Failures.reply(refused, request.method().name()).header("Allow", "POST");
  }

  private static Reply reply(OperationAnswer answer) {
    Reply reply = new Reply(answer.status());
    if (answer.body().length == 0) {
      return reply;
    }
    reply.body(new Body.Bytes(answer.body()));
    return switch (MediaTypes.name(answer.contentType())) {
      case MediaTypes.FHIR_JSON -> reply;
      case MediaTypes.JSON -> reply.plainJson();
      default -> reply.contentType(answer.contentType());
    };
  }
}

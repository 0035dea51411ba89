package health.tarn.rest;

import health.tarn.api.BundleAnswer;
import health.tarn.api.Lake;
import java.io.IOException;

/** Takes transactions and batches. */
final class BundleInteraction implements Interaction {

  private final Lake lake;
  private final int maxBytes;

  /**
   * @param maxBytes how large a Bundle may be as it is received
   */
  BundleInteraction(Lake lake, int maxBytes) {
    this.lake = lake;
    this.maxBytes = maxBytes;
  }

  @Override
  public Reply answer(FhirRequest request) throws IOException {
    byte[] json = JsonBody.read(request, maxBytes);
    BundleAnswer answer = lake.store(request.route().store(), request.principal()).bundle(json);
    return new Reply(200)
        .body(AnswerWriter.body(Links.of(request), answer, request.preferences().content()));
  }
}

package health.tarn.rest;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import java.io.IOException;

/** Reads the JSON that a request brings. */
final class JsonBody {

  private JsonBody() {}

  /**
   * @throws RefusedException with 415 if it does not call itself JSON
   * @throws LakeException with {@link Problem#INVALID} if there is none, {@link Problem#TOO_LARGE}
   */
  static byte[] read(FhirRequest request, int maxBytes) throws IOException {
    byte[] json = readOptional(request, maxBytes);
    if (json.length == 0) {
      throw new LakeException(Problem.INVALID, "expected JSON in the body, found an empty body");
    }
    return json;
  }

  /** Reads a body that may be empty. */
  static byte[] readOptional(FhirRequest request, int maxBytes) throws IOException {
    MediaTypes.requireJson(request.http().getContentType());
    return request.body().read(maxBytes);
  }
}

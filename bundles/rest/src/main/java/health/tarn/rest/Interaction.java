package health.tarn.rest;

import java.io.IOException;

/** Does what a request asks for and says what to answer. */
interface Interaction {

  /**
   * Answers a request for which this interaction was found.
   *
   * @throws health.tarn.api.LakeException as the API says
   * @throws RefusedException for what only HTTP refuses
   * @throws IOException if the body of the request cannot be read
   */
  Reply answer(FhirRequest request) throws IOException;
}

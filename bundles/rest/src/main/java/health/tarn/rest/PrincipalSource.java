package health.tarn.rest;

import health.tarn.api.Principal;
import jakarta.servlet.http.HttpServletRequest;

/** Says on whose behalf a request comes; the one place where authentication is to be built in. */
interface PrincipalSource {

  /**
   * Finds out who sends a request.
   *
   * @throws health.tarn.api.LakeException with {@link health.tarn.api.Problem#FORBIDDEN} if the
   *     request may not pass at all
   */
  Principal principal(HttpServletRequest request);
}

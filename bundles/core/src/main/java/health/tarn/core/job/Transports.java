package health.tarn.core.job;

import health.tarn.spi.transport.Transport;
import java.net.URI;

/** Finds the transport of a location. */
@FunctionalInterface
interface Transports {

  /**
   * Returns the transport that serves the URI's scheme.
   *
   * @throws health.tarn.api.LakeException with {@link health.tarn.api.Problem#UNAVAILABLE} if there
   *     is none now; the message names those that there are
   */
  Transport of(URI location);
}

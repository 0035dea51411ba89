package health.tarn.spi.plugin;

import health.tarn.api.plugin.OperationAnswer;
import health.tarn.api.plugin.OperationCall;
import health.tarn.api.plugin.OperationDescription;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Adds an operation, {@code $name}, to the FHIR endpoint of every data store. An OSGi service.
 *
 * <p>Several threads may call it at once. It is called for as long as its service is there, unless
 * the lake has an operation of that name itself, or another plugin came first.
 */
@ConsumerType
public interface CustomOperation {

  /** Says what it is and where it is called; asked once, when the service comes. */
  OperationDescription description();

  /**
   * Answers one call.
   *
   * <p>It should end soon when its thread is interrupted: then its time is over. It may refuse with
   * a {@link health.tarn.api.LakeException}, which is answered with its status and message, and let
   * those of the data store pass. Any other exception is answered with 500, without its message.
   */
  OperationAnswer call(OperationCall call);
}

package health.tarn.spi.plugin;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Decides about every create, update and delete before it is checked and stored: of single
 * requests, Bundles and imports alike. An OSGi service.
 *
 * <p>Interceptors are asked in the order of their {@code service.ranking}, the highest first; each
 * sees what those before it made of the resource. Several threads ask at once, and may ask again
 * about the same change, so an interceptor should do nothing but decide. What it amends is checked
 * like anything that a client sends.
 *
 * <p><b>When it fails</b>, by an exception or by not answering in time, the gate is closed if it is
 * {@link #required}: the write is refused, and the answer names the interceptor. Once it has hung
 * three times it is suspended and not asked any more, and the gate stays closed until its bundle is
 * updated or started again. One that is not required is passed over instead.
 */
@ConsumerType
public interface BeforeCommit {

  /** Returns its name, 1 to 64 letters, digits, '-' or '.'; asked once, when the service comes. */
  String name();

  /** Decides about one change, within the limit (5 s by default). */
  Verdict decide(ProposedChange change);

  /**
   * Tells whether nothing may be written without its word; asked once, when the service comes. A
   * gate that fails is closed unless it says otherwise.
   */
  default boolean required() {
    return true;
  }
}

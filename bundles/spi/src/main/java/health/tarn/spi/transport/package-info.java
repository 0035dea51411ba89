/**
 * Transports: where bulk data comes from and goes to.
 *
 * <p>A {@link health.tarn.spi.transport.Transport} is an OSGi service with the property {@code
 * tarn.transport}, the URI scheme that it serves, such as {@code s3} or {@code file}.
 */
@Export
@Version("1.0.0")
@NullMarked
package health.tarn.spi.transport;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

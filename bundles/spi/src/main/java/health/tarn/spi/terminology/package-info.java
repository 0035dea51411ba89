/** What a source of clinical terms implements. */
@Export
@Version("1.0.0")
@NullMarked
package health.tarn.spi.terminology;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

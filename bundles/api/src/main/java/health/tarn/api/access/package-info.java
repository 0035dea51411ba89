/**
 * Who may see and change what.
 *
 * <p>One {@link health.tarn.api.access.Authorization} service decides for every door of the lake.
 */
@Export
@Version("1.0.0")
@NullMarked
package health.tarn.api.access;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

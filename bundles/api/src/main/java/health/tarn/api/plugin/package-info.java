/**
 * What plugins add to the lake while it runs.
 *
 * <p>{@link health.tarn.api.plugin.Plugins} calls the operations that plugins offer and tells what
 * plugins there are. A plugin itself implements {@code health.tarn.spi.plugin}.
 */
@Export
@Version("1.0.0")
@NullMarked
package health.tarn.api.plugin;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

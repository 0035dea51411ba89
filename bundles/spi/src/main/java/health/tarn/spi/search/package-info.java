/**
 * Search engines: projections of a data store's log that answer flat queries.
 *
 * <p>A {@link health.tarn.spi.search.SearchEngine} is an OSGi service with the property {@code
 * tarn.search}. It is fed neutral {@link health.tarn.spi.search.IndexEntry entries} and knows
 * nothing of FHIRPath, of JSON or of joins.
 */
@Export
@Version("1.0.0")
@NullMarked
package health.tarn.spi.search;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

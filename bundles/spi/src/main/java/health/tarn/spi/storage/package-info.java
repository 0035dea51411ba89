/**
 * Storage engines: the one durable truth of a data store.
 *
 * <p>A {@link health.tarn.spi.storage.StorageEngine} is an OSGi service with the property {@code
 * tarn.storage}, the name by which a data store asks for it. It knows nothing of search, of routes,
 * or of FHIR beyond types, ids, identifiers and compartments that it is told.
 */
@Export
@Version("1.0.0")
@NullMarked
package health.tarn.spi.storage;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/**
 * Decides flat queries on the index entries of one resource.
 *
 * <p>It is the definition that search engines are held against, the engine in memory, and what says
 * whether one version of one resource is visible.
 */
@Export
@Version("1.0.0")
@NullMarked
package health.tarn.fhir.match;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

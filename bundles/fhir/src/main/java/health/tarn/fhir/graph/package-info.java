/** What a graph says of a resource: the slim model, of which every triple can be joined. */
@Export
@Version("1.0.0")
@NullMarked
package health.tarn.fhir.graph;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

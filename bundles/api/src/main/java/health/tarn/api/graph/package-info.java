/** Questions to the graph of a data store. */
@Export
@Version("1.0.0")
@NullMarked
package health.tarn.api.graph;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

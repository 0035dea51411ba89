/** What a graph engine implements: statements about resources, and SPARQL over them. */
@Export
@Version("1.0.0")
@NullMarked
package health.tarn.spi.graph;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

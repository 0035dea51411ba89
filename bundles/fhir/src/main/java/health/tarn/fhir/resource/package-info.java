/**
 * What the lake's rules need to know of a resource: its key, identifiers and references, and the
 * entries of a Bundle; read from its tokens and rewritten as bytes.
 */
@Export
@Version("1.0.0")
@NullMarked
package health.tarn.fhir.resource;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

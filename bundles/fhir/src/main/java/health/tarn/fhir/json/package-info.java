/**
 * JSON as bytes and a tape of integers over them.
 *
 * <p>{@link health.tarn.fhir.json.Json} is one pass of a strict scanner; nothing is decoded before
 * someone asks. {@link health.tarn.fhir.json.CanonicalJson} writes the body that the lake stores,
 * {@link health.tarn.fhir.json.MetaSplice} gives it version and instant back when it is read.
 */
@Export
@Version("1.0.0")
@NullMarked
package health.tarn.fhir.json;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

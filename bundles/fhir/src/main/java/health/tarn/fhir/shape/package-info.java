/**
 * Checks the shape of a resource over its tokens, compiled from R4's StructureDefinitions.
 *
 * <p>{@link health.tarn.fhir.shape.ShapeCheck} says what breaks the definitions, in words that
 * teach and never repeat content.
 */
@Export
@Version("1.0.0")
@NullMarked
package health.tarn.fhir.shape;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

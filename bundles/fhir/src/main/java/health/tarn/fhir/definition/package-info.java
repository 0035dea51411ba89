/**
 * FHIR R4's definitions as small immutable values, without HAPI.
 *
 * <p>{@link health.tarn.fhir.definition.Definitions} reads them from files that the build makes out
 * of the published StructureDefinitions, SearchParameters, CompartmentDefinitions and ValueSets.
 */
@Export
@Version("1.0.0")
@NullMarked
package health.tarn.fhir.definition;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

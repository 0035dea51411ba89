/**
 * Makes the bundle's definition files from the published R4 definitions while the bundle is built.
 *
 * <p>Nothing of this is deployed; its sources are the definition files within HAPI's jar {@code
 * hapi-fhir-validation-resources-r4}.
 */
@NullMarked
package health.tarn.fhir.definition.generator;

import org.jspecify.annotations.NullMarked;

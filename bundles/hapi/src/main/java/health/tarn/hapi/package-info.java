/**
 * HAPI FHIR R4 as one bundle; the only code of its own offers the {@link
 * ca.uhn.fhir.context.FhirContext} as a service that is built on first use.
 */
@NullMarked
package health.tarn.hapi;

import org.jspecify.annotations.NullMarked;

/**
 * The FHIR R4 endpoint, its jobs and the control of data stores, as one servlet.
 *
 * <p>Bytes come in and bytes go out: a resource is never parsed or written again here. Nothing of
 * this package is exported; {@link health.tarn.rest.FhirServlet} is where reading begins.
 */
@NullMarked
package health.tarn.rest;

import org.jspecify.annotations.NullMarked;

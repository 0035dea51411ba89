/**
 * FHIR R4 search: what a resource is found by, and what a search asks for.
 *
 * <p>{@link health.tarn.fhir.search.Extractor} turns a resource into neutral index entries, {@link
 * health.tarn.fhir.search.SearchParser} turns the parameters of a URL into a typed {@link
 * health.tarn.fhir.search.SearchRequest}. Nothing here runs a search.
 */
@Export
@Version("1.0.0")
@NullMarked
package health.tarn.fhir.search;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

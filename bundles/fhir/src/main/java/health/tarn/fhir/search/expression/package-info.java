/** The part of FHIRPath that search parameters are written in, as a tree. */
@NullMarked
package health.tarn.fhir.search.expression;

import org.jspecify.annotations.NullMarked;

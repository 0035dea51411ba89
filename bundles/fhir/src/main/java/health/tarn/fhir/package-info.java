/** FHIR R4 knowledge on JSON bytes; nothing here stores, indexes or serves anything. */
@NullMarked
package health.tarn.fhir;

import org.jspecify.annotations.NullMarked;

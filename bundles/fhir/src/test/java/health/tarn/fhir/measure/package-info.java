/** Small measurements that people run by hand; see the bundle's README. */
@NullMarked
package health.tarn.fhir.measure;

import org.jspecify.annotations.NullMarked;

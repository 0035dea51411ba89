/** When what a resource tells of happened, for the history of a patient. */
@Export
@Version("1.0.0")
@NullMarked
package health.tarn.fhir.timeline;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

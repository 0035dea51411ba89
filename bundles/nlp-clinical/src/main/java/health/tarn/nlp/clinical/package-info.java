/** Reads clinical notes by dictionary and rules. */
@NullMarked
package health.tarn.nlp.clinical;

import org.jspecify.annotations.NullMarked;

/** The terms by which engines of NLP know what a text speaks of. */
@NullMarked
package health.tarn.terminology;

import org.jspecify.annotations.NullMarked;

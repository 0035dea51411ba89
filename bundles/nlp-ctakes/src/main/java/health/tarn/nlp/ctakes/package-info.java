/** Apache cTAKES as an engine of clinical NLP. */
@NullMarked
package health.tarn.nlp.ctakes;

import org.jspecify.annotations.NullMarked;

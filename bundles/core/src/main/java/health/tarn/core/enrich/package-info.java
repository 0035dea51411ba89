/** What becomes of what a document says: facts, as resources beside it. */
@NullMarked
package health.tarn.core.enrich;

import org.jspecify.annotations.NullMarked;

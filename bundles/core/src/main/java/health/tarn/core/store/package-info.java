/** Data stores: which there are, and what is open of them. */
@NullMarked
package health.tarn.core.store;

import org.jspecify.annotations.NullMarked;

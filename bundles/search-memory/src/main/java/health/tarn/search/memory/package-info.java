/** Search by scanning what is held in memory. */
@NullMarked
package health.tarn.search.memory;

import org.jspecify.annotations.NullMarked;

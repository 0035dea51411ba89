/** The memory of the process, as far as the lake itself takes care of it. */
@NullMarked
package health.tarn.core.memory;

import org.jspecify.annotations.NullMarked;

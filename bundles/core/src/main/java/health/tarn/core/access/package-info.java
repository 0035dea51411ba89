/** Who may see what, applied. */
@NullMarked
package health.tarn.core.access;

import org.jspecify.annotations.NullMarked;

/** How resources are checked and written. */
@NullMarked
package health.tarn.core.write;

import org.jspecify.annotations.NullMarked;

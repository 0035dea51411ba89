/** How versions are read. */
@NullMarked
package health.tarn.core.read;

import org.jspecify.annotations.NullMarked;

/** Folders that the core handles itself, and how what is open is closed. */
@NullMarked
package health.tarn.core.disk;

import org.jspecify.annotations.NullMarked;

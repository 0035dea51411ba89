/** The transport of {@code file:} locations. */
@NullMarked
package health.tarn.transport.file;

import org.jspecify.annotations.NullMarked;

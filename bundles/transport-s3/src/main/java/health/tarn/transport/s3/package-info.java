/** The transport of {@code s3:} locations. */
@NullMarked
package health.tarn.transport.s3;

import org.jspecify.annotations.NullMarked;

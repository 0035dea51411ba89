/** A sample of a plugin: one operation and one interceptor, to copy from. */
@NullMarked
package health.tarn.sample;

import org.jspecify.annotations.NullMarked;

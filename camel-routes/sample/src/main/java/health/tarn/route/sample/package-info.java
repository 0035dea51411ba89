/** A sample of a route: writes a report of each job that has ended. */
@NullMarked
package health.tarn.route.sample;

import org.jspecify.annotations.NullMarked;

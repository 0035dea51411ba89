/** From a list of parts to an ended export: the order of the steps, and nothing of the steps. */
@NullMarked
package health.tarn.route.exporting;

import org.jspecify.annotations.NullMarked;

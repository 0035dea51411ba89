/** From a list of objects to an ended import: the order of the steps, and nothing of the steps. */
@NullMarked
package health.tarn.route.importing;

import org.jspecify.annotations.NullMarked;

/** How the graph follows the log, and how it is asked. */
@NullMarked
package health.tarn.core.graph;

import org.jspecify.annotations.NullMarked;

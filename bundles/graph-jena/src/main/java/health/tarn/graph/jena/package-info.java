/** Graphs in Jena's TDB2. */
@NullMarked
package health.tarn.graph.jena;

import org.jspecify.annotations.NullMarked;

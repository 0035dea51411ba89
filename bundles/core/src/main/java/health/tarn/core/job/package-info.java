/** Imports and exports, step by step. */
@NullMarked
package health.tarn.core.job;

import org.jspecify.annotations.NullMarked;

/** What the core does with folders itself; what lies in them belongs to the engines. */
@NullMarked
package health.tarn.core.disk;

import org.jspecify.annotations.NullMarked;

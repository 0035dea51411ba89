/** How plugins are called, and kept from harming the lake. */
@NullMarked
package health.tarn.core.plugin;

import org.jspecify.annotations.NullMarked;

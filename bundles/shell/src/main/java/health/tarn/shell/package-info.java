/** The {@code tarn:} commands; each only parses, calls the lake and prints. */
@NullMarked
package health.tarn.shell;

import org.jspecify.annotations.NullMarked;

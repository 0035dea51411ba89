/** The promises of each SPI as tests that an engine inherits. */
@NullMarked
package health.tarn.testkit;

import org.jspecify.annotations.NullMarked;

/**
 * A load scenario that measures a running lake from outside: requests over HTTP, the server's CPU
 * time and memory from {@code /proc}, its disk from its folder. Linux only.
 */
@NullMarked
package health.tarn.benchmarks;

import org.jspecify.annotations.NullMarked;

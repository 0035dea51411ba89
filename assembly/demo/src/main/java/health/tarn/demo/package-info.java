/**
 * Starts a lake beside a real S3 server and shows what it does; started by {@code
 * assembly/demo.sh}.
 */
@NullMarked
package health.tarn.demo;

import org.jspecify.annotations.NullMarked;

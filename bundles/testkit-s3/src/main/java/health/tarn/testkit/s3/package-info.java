/** A real S3 server in memory for tests. */
@NullMarked
package health.tarn.testkit.s3;

import org.jspecify.annotations.NullMarked;

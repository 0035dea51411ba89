/**
 * Jobs: imports and exports in bulk, which outlive a restart.
 *
 * <p>{@link health.tarn.api.job.Jobs} is what a caller uses. A {@link
 * health.tarn.api.job.JobRunner} carries out one kind of job, as a route that calls the steps of
 * {@link health.tarn.api.job.ImportJob} or {@link health.tarn.api.job.ExportJob}.
 */
@Export
@Version("1.0.0")
@NullMarked
package health.tarn.api.job;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

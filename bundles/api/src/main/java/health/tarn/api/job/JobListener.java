package health.tarn.api.job;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of jobs that have ended. An OSGi service.
 *
 * <p>It is called once for each job that ends while it is there, after the end is written down, on
 * a thread of its own and for a limited time. What it throws is counted (see {@code tarn:plugins})
 * and changes nothing for the job. A job that ends just before the lake is killed may not be told:
 * {@link Jobs#list} has it.
 */
@ConsumerType
public interface JobListener {

  /** Takes notice of a job; {@link Job.State#ended} is true for its state. */
  void ended(Job job);
}

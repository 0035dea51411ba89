package health.tarn.api.job;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Carries out one kind of job. An OSGi service; a job waits until its runner is there.
 *
 * <p>It orchestrates at the grain of job, object and chunk: what happens to a resource is a step of
 * the job that it is given.
 */
@ConsumerType
public interface JobRunner {

  Job.Kind kind();

  /**
   * Runs an import to its end, whatever the end is; called on a thread of the job's own. When it
   * throws, the job has failed, unless the thread's interrupt status is set: then the lake or the
   * runner is being stopped, and the job goes on later.
   */
  default void run(ImportJob job) {
    throw new UnsupportedOperationException("this runner does not import");
  }

  /** Runs an export likewise. */
  default void run(ExportJob job) {
    throw new UnsupportedOperationException("this runner does not export");
  }
}

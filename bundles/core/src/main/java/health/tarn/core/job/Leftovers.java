package health.tarn.core.job;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.job.Job;
import health.tarn.api.job.Job.Kind;
import health.tarn.core.store.OpenStores;
import health.tarn.core.store.StoreUse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a job leaves beside its results. */
record Leftovers(OpenStores stores) {

  private static final Logger log = LoggerFactory.getLogger(Leftovers.class);

  /** Removes all of it when the job has ended; doing so again changes nothing. */
  void remove(Job job) {
    if (job.kind() == Kind.IMPORT) {
      forgetChunks(job);
    }
  }

  private void forgetChunks(Job job) {
    try (StoreUse use = stores.use(job.store())) {
      new ImportNotes(use.store(), job.id()).forgetChunks();
    } catch (LakeException e) {
      if (e.problem() != Problem.NOT_FOUND) {
        throw e;
      }
      log.debug("The notes of job {} went with its data store", job.id());
    }
  }
}

package health.tarn.core.job;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.job.Job;
import health.tarn.api.job.Job.Kind;
import health.tarn.core.store.OpenStores;
import health.tarn.core.store.StoreUse;

/** What a job that has ended leaves beside its results. */
record Leftovers(OpenStores stores) {

  /** Removes them; doing so again changes nothing. */
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
      // The data store was deleted, and the notes with it.
    }
  }
}

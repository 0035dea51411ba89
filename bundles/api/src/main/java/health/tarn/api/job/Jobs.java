package health.tarn.api.job;

import health.tarn.api.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes, lists and cancels jobs. An OSGi service; every method throws a LakeException.
 *
 * <p>A job counts what its owner saw: for others it exists if everything is permitted to them.
 */
@ProviderType
public interface Jobs {

  /**
   * Takes a job and returns at once; it is durable from then on.
   *
   * @throws health.tarn.api.LakeException {@link health.tarn.api.Problem#INVALID} for a location or
   *     an option that cannot be used, {@link health.tarn.api.Problem#NOT_FOUND} if there is no
   *     such data store
   */
  Job submit(String store, JobRequest request, Principal principal);

  /**
   * Returns a job as it is now.
   *
   * @throws health.tarn.api.LakeException {@link health.tarn.api.Problem#NOT_FOUND}
   */
  Job find(String id, Principal principal);

  /**
   * Returns jobs, the newest first.
   *
   * @param store null for all data stores
   */
  List<Job> list(@Nullable String store, Principal principal);

  /**
   * Asks a job to stop; what it has done stays done.
   *
   * @throws health.tarn.api.LakeException {@link health.tarn.api.Problem#CONFLICT} if it has ended
   */
  Job cancel(String id, Principal principal);

  /**
   * Returns what an export has written so far, in the order of the objects' names.
   *
   * @throws health.tarn.api.LakeException {@link health.tarn.api.Problem#NOT_FOUND} if there is no
   *     such export
   */
  default List<ExportedObject> exported(String id, Principal principal) {
    throw new UnsupportedOperationException("these jobs keep no list of exported objects");
  }
}

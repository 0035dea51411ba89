package health.tarn.api.access;

import health.tarn.api.Principal;
import health.tarn.api.query.Query;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Decides who may see and change what. An OSGi service; the one with the highest ranking counts.
 *
 * <p>It is asked for each interaction and type, must answer from memory within microseconds, and
 * must give the same answer for as long as the rules are the same.
 */
@ConsumerType
public interface Authorization {

  /**
   * Decides one interaction.
   *
   * @param store the id of the data store
   * @param type the type of the resources; null for what concerns no single type, such as a job or
   *     a data store
   */
  Decision decide(
      Principal principal, String store, Interaction interaction, @Nullable String type);

  /** What was decided. */
  sealed interface Decision {

    /** Everything of the type is permitted. */
    Decision ALL = new Permit(new Query.All());

    /** Not permitted; the reason is told to the principal. */
    record Deny(String reason) implements Decision {}

    /**
     * Permitted for the resources that the query matches; all others do not exist for the
     * principal. A write is permitted if the query matches the resource both before and after it;
     * deleting what does not exist for the principal does nothing. Only that an id is taken cannot
     * be kept back: a new version there is refused.
     */
    record Permit(Query visible) implements Decision {}
  }
}

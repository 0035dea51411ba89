package health.tarn.spi.plugin;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of everything that is committed, in order. An OSGi service.
 *
 * <ul>
 *   <li>It hears of each change at least once, from the moment on at which it first appeared with
 *       its name; of nothing before. It may hear of the last ones again, after an error or a
 *       restart: {@link CommittedChange#t} tells which it knows already. What was erased for good
 *       before it was told is not told, but the erasure is.
 *   <li>Changes of one data store come in the order of its log, whole commits at a time. One thread
 *       at a time calls it, whatever the data store.
 *   <li>When it throws or does not end in time, it is called with the same changes again after a
 *       pause, from a second to a minute; it delays nobody else. Once it has hung three times it is
 *       suspended, and goes on where it was when its bundle is updated or started again.
 * </ul>
 *
 * <p>It sees everything, whoever may see what: it is a part of the lake.
 */
@ConsumerType
public interface AfterCommit {

  /**
   * Returns its name, under which its place in each log is remembered: 1 to 64 letters, digits, '-'
   * or '.'; asked once, when the service comes.
   */
  String name();

  /**
   * Takes notice of changes, within the limit (5 s by default).
   *
   * @param store the id of the data store
   * @param changes in their order; at least one
   */
  void committed(String store, List<CommittedChange> changes);
}

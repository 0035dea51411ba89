package health.tarn.api.job;

import java.util.Iterator;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The steps of an import, for a {@link JobRunner} to call: {@link #objects} once, for each object
 * its chunks in order and then its end, and {@link #finish} last.
 *
 * <p>A job that was begun before and did not end goes on at its checkpoints.
 */
@ProviderType
public interface ImportJob {

  String id();

  /**
   * Lists the objects that are not finished yet, in the order of their names. Ends early when the
   * job is cancelled or the lake stops.
   *
   * @throws health.tarn.api.LakeException if the input cannot be listed
   */
  Iterator<ImportObject> objects();

  /** Writes result logs and manifest, and ends the job in the state that it earned. */
  void finish();

  /** One object of an import. */
  @ProviderType
  interface ImportObject {

    /** Its name below the input's prefix. */
    String name();

    /**
     * Reads the object from its checkpoint on. Ends early when the job is cancelled or the lake
     * stops.
     */
    Iterator<Chunk> chunks();

    /**
     * Prepares a chunk beside others and appends it after the chunk before it. Returns as soon as
     * there is room for the next one.
     */
    void accept(Chunk chunk);

    /** Waits until all chunks are appended, and notes that the object is finished. */
    void complete();

    /** Notes that the object cannot be read any further; the job goes on. */
    void abandon(Throwable reason);
  }

  /** Some lines of an object; only the job that made it looks inside. */
  @ProviderType
  interface Chunk {

    /** Its number within the object, from 0. */
    long number();
  }
}

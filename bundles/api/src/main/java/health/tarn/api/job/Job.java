package health.tarn.api.job;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job as it is known now.
 *
 * @param id 32 hexadecimal digits
 * @param store the id of the data store
 * @param name what the caller called it; null if it did not
 * @param input where the objects of an import lie; null for an export
 * @param output the folder of this job: result logs and manifest, or the exported objects
 * @param options by name, as they were given, such as {@code validation} or {@code types}
 * @param message why it failed, or what a person should know; null if there is nothing to say
 */
public record Job(
    String id,
    Kind kind,
    String store,
    @Nullable String name,
    State state,
    Instant submittedAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable URI input,
    URI output,
    Map<String, String> options,
    Progress progress,
    @Nullable String message) {

  public Job {
    options = Map.copyOf(options);
  }

  /** What a job does. */
  public enum Kind {
    IMPORT,
    EXPORT
  }

  /** The states of Amazon HealthLake's jobs. */
  public enum State {
    SUBMITTED,
    QUEUED,
    IN_PROGRESS,
    COMPLETED,
    COMPLETED_WITH_ERRORS,
    FAILED,
    CANCEL_SUBMITTED,
    CANCEL_IN_PROGRESS,
    CANCEL_COMPLETED,
    CANCEL_FAILED;

    /** Tells whether nothing more will happen. */
    public boolean ended() {
      return switch (this) {
        case COMPLETED, COMPLETED_WITH_ERRORS, FAILED, CANCEL_COMPLETED, CANCEL_FAILED -> true;
        case SUBMITTED, QUEUED, IN_PROGRESS, CANCEL_SUBMITTED, CANCEL_IN_PROGRESS -> false;
      };
    }
  }

  /**
   * How far a job is.
   *
   * @param objects how many objects there are to read, or to write as far as is known
   * @param objectsDone how many of them are finished
   * @param objectsFailed how many of them could not be read to their end
   * @param bytes how many bytes there are to read; 0 while unknown
   * @param bytesDone how many of them are read, or how many bytes are written
   * @param resources how many resources were looked at, good or bad; to be exported, if known
   * @param resourcesDone how many were imported, changed or not, or exported
   * @param resourcesFailed how many were refused
   * @param types how many of {@code resourcesDone} there are of each type
   */
  public record Progress(
      long objects,
      long objectsDone,
      long objectsFailed,
      long bytes,
      long bytesDone,
      long resources,
      long resourcesDone,
      long resourcesFailed,
      Map<String, Long> types) {

    public static final Progress NONE = new Progress(0, 0, 0, 0, 0, 0, 0, 0, Map.of());

    public Progress {
      types = Map.copyOf(types);
    }
  }
}

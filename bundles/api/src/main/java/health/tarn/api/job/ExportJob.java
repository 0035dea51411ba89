package health.tarn.api.job;

import java.util.Iterator;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The steps of an export, for a {@link JobRunner} to call: {@link #parts} once, each part written,
 * and {@link #finish} last. All parts show the data store as of one {@code t}.
 */
@ProviderType
public interface ExportJob {

  String id();

  /** Lists what is not written yet. Ends early when the job is cancelled or the lake stops. */
  Iterator<Part> parts();

  /** Writes the manifest, and ends the job in the state that it earned. */
  void finish();

  /** One object to write. */
  @ProviderType
  interface Part {

    /** Its name below the job's folder, such as {@code Patient/Patient-1.ndjson}. */
    String name();

    /** Writes the object; when it throws, nothing of it is visible. */
    void write();

    /** Notes that the part cannot be written; the job goes on and ends as failed. */
    void abandon(Throwable reason);
  }
}

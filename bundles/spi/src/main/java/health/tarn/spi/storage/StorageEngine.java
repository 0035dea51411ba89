package health.tarn.spi.storage;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;

/** Opens the storages of data stores. */
@ConsumerType
public interface StorageEngine {

  /** The service property that names an engine, such as {@code rocksdb}. */
  String NAME = "tarn.storage";

  /**
   * Opens what lies in the folder, or creates it there if it is empty or absent.
   *
   * @param folder of this storage alone; an engine that keeps nothing on disk ignores it
   * @throws StorageException with {@link StorageError#FORMAT} if another engine or a newer version
   *     wrote the folder, {@link StorageError#IN_USE} if another process has it open, {@link
   *     StorageError#CORRUPT} if it is damaged
   */
  Storage open(Path folder);

  /** Tells whether what is stored is still there after the process has ended. */
  boolean durable();
}

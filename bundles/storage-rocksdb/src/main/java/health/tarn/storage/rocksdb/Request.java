package health.tarn.storage.rocksdb;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.Batch;
import health.tarn.spi.storage.Change;
import health.tarn.spi.storage.Commit;
import health.tarn.spi.storage.Note;
import java.util.concurrent.CompletableFuture;

/** What waits to be committed. */
sealed interface Request {

  CompletableFuture<Commit> future();

  /** How many bytes it holds, about. */
  long size();

  record Append(Batch batch, long size, CompletableFuture<Commit> future) implements Request {

    private static final int OF_A_CHANGE = 300;

    static Append of(Batch batch) {
      long size = OF_A_CHANGE;
      for (Change change : batch.changes()) {
        byte[] body = change.body();
        size += OF_A_CHANGE + (body == null ? 0 : body.length);
      }
      for (Note note : batch.notes()) {
        byte[] value = note.value();
        size += OF_A_CHANGE + (value == null ? 0 : value.length);
      }
      return new Append(batch, size, new CompletableFuture<>());
    }
  }

  /**
   * Removes versions of a resource.
   *
   * @param newestToo true to erase, false to purge
   */
  record Remove(ResourceKey key, boolean newestToo, CompletableFuture<Commit> future)
      implements Request {
    @Override
    public long size() {
      return 0;
    }
  }
}

package health.tarn.core.write;

import health.tarn.core.feed.Feed;
import health.tarn.core.feed.Hint;
import health.tarn.core.feed.Recipe;
import health.tarn.spi.search.IndexChange;
import health.tarn.spi.storage.Batch;
import health.tarn.spi.storage.Change;
import health.tarn.spi.storage.Commit;
import health.tarn.spi.storage.Commit.Effect;
import health.tarn.spi.storage.Commit.Outcome;
import health.tarn.spi.storage.Note;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Appends to the log of one data store, and hands what was written to the feed. */
public final class Committer {

  private final Storage storage;
  private final Feed feed;
  private final Recipe recipe;

  /**
   * @param recipe how the entries of the writes are computed
   */
  public Committer(Storage storage, Feed feed, Recipe recipe) {
    this.storage = storage;
    this.feed = feed;
    this.recipe = recipe;
  }

  /**
   * Commits writes and notes at once. When the future completes, they are durable and the feed has
   * them; the future fails with a {@link health.tarn.spi.storage.StorageException}.
   */
  public CompletableFuture<Commit> append(
      List<Write> writes, List<Note> notes, @Nullable Watch watch) {
    List<Change> changes = new ArrayList<>(writes.size());
    for (Write write : writes) {
      changes.add(write.change());
    }
    return storage
        .append(new Batch(changes, notes, watch))
        .thenApply(
            commit -> {
              feed.offer(hint(writes, commit));
              return commit;
            });
  }

  /** Commits notes alone, and returns when they are durable. */
  public void note(List<Note> notes) {
    StorageFaults.join(append(List.of(), notes, null));
  }

  private Hint hint(List<Write> writes, Commit commit) {
    List<IndexChange> changes = new ArrayList<>(writes.size());
    long bytes = 0;
    for (int i = 0; i < writes.size(); i++) {
      Outcome outcome = commit.outcomes().get(i);
      if (outcome.effect() != Effect.NONE) {
        Write write = writes.get(i);
        byte[] body = write.change().body();
        bytes += body == null ? 0 : body.length;
        changes.add(
            new IndexChange(
                write.change().key(),
                outcome.version(),
                commit.at(),
                outcome.effect() == Effect.CREATED,
                write.entries()));
      }
    }
    return new Hint(commit.previousT(), commit.t(), recipe, Hint.heap(bytes), changes);
  }
}

package health.tarn.core.job;

import health.tarn.api.LakeException;
import health.tarn.api.job.ImportJob.Chunk;
import health.tarn.api.job.ImportJob.ImportObject;
import health.tarn.core.job.Checkpoint.State;
import health.tarn.core.write.GatedPreparer;
import health.tarn.core.write.StorageFaults;
import health.tarn.core.write.Write;
import health.tarn.spi.storage.Commit;
import health.tarn.spi.storage.Expectation;
import health.tarn.spi.storage.Note;
import health.tarn.spi.storage.StorageException;
import health.tarn.spi.transport.ObjectInfo;
import health.tarn.spi.transport.Transport;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports one object: chunks are read one after the other, prepared beside one another, and
 * appended in order, each with the checkpoint that it reaches.
 */
final class ImportObjectRun implements ImportObject {

  private static final Logger log = LoggerFactory.getLogger(ImportObjectRun.class);

  private static final int PREPARED_AHEAD = 4;
  private static final int COMMITS_AHEAD = 3;
  private static final Duration INDEX_PATIENCE = Duration.ofSeconds(30);

  private final ImportRun run;
  private final JobContext context;
  private final ObjectInfo object;
  private final ChunkPreparer preparer;
  private final ImportSource source;
  private final Deque<Future<Read>> preparing = new ArrayDeque<>();
  private final Deque<Appending> appending = new ArrayDeque<>();
  private Checkpoint appended;

  /** A chunk, and how far the object was read with it. */
  private record Read(PreparedChunk chunk, long consumed) {}

  /** A commit that is on its way, and the checkpoints before and after it. */
  private record Appending(CompletableFuture<Commit> commit, Checkpoint before, Checkpoint after) {}

  ImportObjectRun(
      ImportRun run,
      JobContext context,
      Transport transport,
      ObjectInfo object,
      Checkpoint checkpoint) {
    this.run = run;
    this.context = context;
    this.object = object;
    this.appended = checkpoint;
    this.preparer = new ChunkPreparer(new GatedPreparer(context.store(), run.validation()));
    this.source =
        new ImportSource(transport, object, checkpoint, context.control(), context.maxLine());
  }

  @Override
  public String name() {
    return appended.name();
  }

  @Override
  public Iterator<Chunk> chunks() {
    return new Iterator<>() {
      private @Nullable LineChunk next;

      @Override
      public boolean hasNext() {
        if (next == null && run.goOn()) {
          next = source.next();
        }
        return next != null;
      }

      @Override
      public Chunk next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        LineChunk chunk = java.util.Objects.requireNonNull(next);
        next = null;
        return chunk;
      }
    };
  }

  @Override
  public void accept(Chunk chunk) {
    LineChunk lines = (LineChunk) chunk;
    long consumed = source.consumed();
    preparing.add(context.pool().submit(() -> new Read(preparer.prepare(lines), consumed)));
    while (preparing.size() > PREPARED_AHEAD) {
      appendNext();
    }
  }

  private void appendNext() {
    Read read;
    try {
      read = preparing.remove().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LakeException lake) {
        throw lake;
      }
      throw new IllegalStateException("a chunk of " + name() + " was not prepared", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      context.control().stop();
      return;
    }
    append(read);
    while (appending.size() > COMMITS_AHEAD) {
      awaitOldest();
    }
    context.store().search().throttle(INDEX_PATIENCE);
  }

  private void append(Read read) {
    PreparedChunk prepared = read.chunk();
    List<List<PreparedChunk.Line>> runs = prepared.runs();
    for (int i = 0; i < runs.size(); i++) {
      boolean last = i == runs.size() - 1;
      List<Note> notes = new ArrayList<>();
      ChunkNote did = did(runs.get(i), last ? prepared.failed() : List.of());
      notes.add(run.notes().chunk(name(), prepared.chunk().number(), i, did));
      Checkpoint before = appended;
      if (last) {
        appended =
            before.after(
                prepared.chunk(), read.consumed(), prepared.failed().size(), types(prepared));
        notes.add(run.notes().checkpoint(appended));
      }
      appending.add(new Appending(commit(runs.get(i), notes), before, appended));
    }
  }

  private CompletableFuture<Commit> commit(List<PreparedChunk.Line> lines, List<Note> notes) {
    List<Write> writes = new ArrayList<>(lines.size());
    for (PreparedChunk.Line line : lines) {
      writes.add(line.prepared().put(Expectation.ANY, true));
    }
    return context.store().committer().append(writes, notes, null);
  }

  private static ChunkNote did(List<PreparedChunk.Line> lines, List<ChunkNote.Failure> failed) {
    List<ChunkNote.Line> written = new ArrayList<>(lines.size());
    for (PreparedChunk.Line line : lines) {
      written.add(new ChunkNote.Line(line.number(), line.prepared().key()));
    }
    return new ChunkNote(written, failed);
  }

  private static Map<String, Long> types(PreparedChunk prepared) {
    Map<String, Long> types = new TreeMap<>();
    for (PreparedChunk.Line line : prepared.good()) {
      types.merge(line.prepared().key().type(), 1L, Long::sum);
    }
    return types;
  }

  /** Counts a chunk when it is durable, and not before. */
  private void awaitOldest() {
    Appending oldest = appending.remove();
    StorageFaults.join(oldest.commit());
    Checkpoint before = oldest.before();
    Checkpoint after = oldest.after();
    Tally tally = context.tally();
    tally.read(after.bytes() - before.bytes());
    tally.looked(after.looked() - before.looked());
    tally.failed(after.failed() - before.failed());
    Map<String, Long> more = new TreeMap<>();
    after
        .types()
        .forEach((type, count) -> more.put(type, count - before.types().getOrDefault(type, 0L)));
    tally.done(more);
  }

  private void drain() {
    while (!preparing.isEmpty() && !context.control().stopping()) {
      appendNext();
    }
    while (!appending.isEmpty()) {
      awaitOldest();
    }
  }

  @Override
  public void complete() {
    drain();
    source.close();
    if (run.goOn()) {
      end(State.DONE, null);
      context.tally().objectDone();
    }
    context.update(Changes.progress(context.tally().progress()));
  }

  @Override
  public void abandon(Throwable reason) {
    source.close();
    String why = JobContext.reason(reason);
    log.warn("Object {} of import {} is given up: {}", name(), run.id(), why);
    if (reason instanceof StorageException || JobContext.mayPass(reason)) {
      run.failWith(reason);
      return;
    }
    try {
      drain();
    } catch (StorageException e) {
      run.failWith(e);
      return;
    }
    if (context.control().goOn()) {
      end(State.ABANDONED, why);
      context.tally().objectFailed();
    }
  }

  /** Lets go of what is under way: a later run must not meet it. */
  void close() {
    source.close();
    preparing.forEach(future -> future.cancel(true));
    preparing.clear();
    for (Appending commit : appending) {
      try {
        StorageFaults.join(commit.commit());
      } catch (StorageException e) {
        log.debug("A chunk of {} was not appended", name(), e);
      }
    }
    appending.clear();
  }

  private void end(State state, @Nullable String why) {
    long bytes = state == State.DONE ? object.size() : appended.bytes();
    context.tally().read(bytes - appended.bytes());
    appended = appended.ended(state, bytes, why);
    run.notes().save(appended);
  }
}

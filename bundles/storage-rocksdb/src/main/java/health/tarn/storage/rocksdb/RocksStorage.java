package health.tarn.storage.rocksdb;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.Batch;
import health.tarn.spi.storage.Commit;
import health.tarn.spi.storage.Cursor;
import health.tarn.spi.storage.Figure;
import health.tarn.spi.storage.HistoryScope;
import health.tarn.spi.storage.LogEntry;
import health.tarn.spi.storage.MadeVersion;
import health.tarn.spi.storage.Position;
import health.tarn.spi.storage.ScanScope;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StorageError;
import health.tarn.spi.storage.StorageException;
import health.tarn.spi.storage.StoredNote;
import health.tarn.spi.storage.StoredVersion;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One data store's resources in one RocksDB. */
final class RocksStorage implements Storage {

  private final Database database;
  private final Identity identity;
  private final Committer committer;
  private final Versions versions;
  private final Scans scans;
  private final Histories histories;
  private final LogReader log;
  private final Identifiers identifiers;
  private final Notes notes;
  private final Consumer<RocksStorage> whenClosed;

  RocksStorage(
      Database database,
      RocksSettings settings,
      InstantSource clock,
      Executor threads,
      Consumer<RocksStorage> whenClosed) {
    this.database = database;
    this.whenClosed = whenClosed;
    identity = Identity.of(database);
    committer = new Committer(database, identity, settings, clock, threads);
    versions = new Versions(database);
    scans = new Scans(database, versions);
    histories = new Histories(database, versions);
    log = new LogReader(database, versions);
    identifiers = new Identifiers(database, identity);
    notes = new Notes(database);
  }

  @Override
  public String identity() {
    return identity.name();
  }

  @Override
  public long t() {
    return committer.t();
  }

  @Override
  public CompletableFuture<Commit> append(Batch batch) {
    try {
      batch.check();
    } catch (StorageException e) {
      return CompletableFuture.failedFuture(e);
    }
    return committer.submit(Request.Append.of(batch));
  }

  @Override
  public CompletableFuture<Commit> erase(ResourceKey key) {
    return committer.submit(new Request.Remove(key, true, new CompletableFuture<>()));
  }

  @Override
  public CompletableFuture<Commit> purgeHistory(ResourceKey key) {
    return committer.submit(new Request.Remove(key, false, new CompletableFuture<>()));
  }

  @Override
  public long tAt(Instant at) {
    return log.tAt(at.toEpochMilli(), t());
  }

  @Override
  public Optional<StoredVersion> latest(ResourceKey key) {
    return versions.latest(key);
  }

  @Override
  public Optional<StoredVersion> version(ResourceKey key, long version) {
    return versions.version(key, version);
  }

  @Override
  public List<@Nullable StoredVersion> asOf(List<ResourceKey> keys, long t) {
    List<@Nullable Version> found = versions.asOf(keys, t);
    List<@Nullable StoredVersion> stored = new ArrayList<>(found.size());
    for (int i = 0; i < found.size(); i++) {
      Version version = found.get(i);
      stored.add(version == null ? null : version.stored(keys.get(i)));
    }
    return stored;
  }

  @Override
  public List<String> withIdentifier(String type, String identifier) {
    return identifiers.with(type, identifier);
  }

  @Override
  public Cursor<StoredVersion> history(HistoryScope scope, @Nullable Position before) {
    Position end = new Position(t(), Integer.MAX_VALUE);
    Position start = before == null || before.compareTo(end) > 0 ? end : before;
    return open(last -> histories.page(scope, last == null ? start : last.position()));
  }

  @Override
  public Cursor<LogEntry> changes(long afterT) {
    long lastT = t();
    Position start = new Position(afterT, Integer.MAX_VALUE);
    return open(last -> log.page(last == null ? start : LogReader.position(last), lastT));
  }

  @Override
  public List<MadeVersion> madeAt(long t) {
    return log.madeAt(t);
  }

  @Override
  public Cursor<StoredVersion> scan(ScanScope scope, long t, @Nullable ResourceKey after) {
    long asOf = Math.min(t, t());
    return open(last -> scans.page(scope, asOf, last == null ? after : last.key()));
  }

  private <T> Cursor<T> open(PagedCursor.Pages<T> pages) {
    return new PagedCursor<>(pages, committer::removals);
  }

  @Override
  public byte @Nullable [] note(String name) {
    return notes.value(name);
  }

  @Override
  public Cursor<StoredNote> notes(String prefix) {
    return new PagedCursor<>(
        last -> notes.page(prefix, last == null ? null : last.name()), () -> 0);
  }

  @Override
  public void compact() {
    settle();
    committer.compact();
  }

  @Override
  public List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure("commits", committer.commits()));
    figures.add(new Figure("fsyncs", committer.fsyncs()));
    figures.add(new Figure("waiting.bytes", committer.waitingBytes()));
    figures.addAll(new DatabaseFigures(database).read());
    return figures;
  }

  @Override
  public void close() {
    committer.close();
    settle();
    if (database.closeAfterFlush()) {
      whenClosed.accept(this);
    }
  }

  private void settle() {
    try {
      committer.awaitIdle();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException(
          StorageError.IO, "interrupted while waiting for what is being written", e);
    }
  }
}

package health.tarn.spi.storage;

import health.tarn.api.ResourceKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps every version of every resource of one data store, in one totally ordered log.
 *
 * <p>Every implementation keeps these promises, and {@code health.tarn.testkit.StorageContract}
 * checks them:
 *
 * <ul>
 *   <li>{@link #append} is atomic: all of a batch or nothing. Its changes and notes become durable
 *       together and before its future completes; nothing of it is visible to any read earlier.
 *   <li>A position {@code t} in the log increases in the order of commits. Gaps are allowed.
 *       Whoever has seen a {@code t} never sees a smaller one appear later.
 *   <li>Batches appended by one thread one after the other are committed in that order, whether or
 *       not the thread waits in between. Their futures complete in the order of commits; those of
 *       erasures and purges when the bytes are gone, which holds up nothing else.
 *   <li>The versions of one resource are 1, 2, 3 and so on, without holes; a delete is a version. A
 *       resource that is put after a delete goes on counting.
 *   <li>The instant of a commit is never before that of the commit before it, whatever the clock
 *       says, and has whole milliseconds. All versions of one {@code t} share it.
 *   <li>A read as of {@code t} answers the same however much is appended later, except for what was
 *       erased or purged.
 *   <li>After a crash at any moment, everything whose future had completed is there.
 * </ul>
 *
 * <p>It does not interpret bodies: it compares them byte by byte, and that is all.
 */
@ConsumerType
public interface Storage extends AutoCloseable {

  /** Names this storage: new at every creation and restore, the same at every opening. */
  String identity();

  /** Returns the position of the last commit; 0 if there was none. */
  long t();

  /**
   * Returns the position of the last commit that was made at an instant or before it; 0 if there
   * was none. Commits of which everything was erased since do not count.
   */
  long tAt(Instant at);

  /**
   * Commits a batch.
   *
   * <p>The future fails with a {@link StorageException}: {@link StorageError#EXPECTATION} if a
   * change's expectation does not hold, {@link StorageError#TOUCHED} if a watched condition was
   * touched, {@link StorageError#DUPLICATE_KEY} if the batch names a key twice, {@link
   * StorageError#INVALID} if it breaks another rule, {@link StorageError#FULL} or {@link
   * StorageError#IO} if it cannot be written. In each of these cases nothing was changed. {@link
   * StorageError#UNKNOWN_OUTCOME} says that it may or may not have been committed; the storage must
   * then be opened again.
   *
   * <p>May block for a while if too much is waiting to be written.
   */
  CompletableFuture<Commit> append(Batch batch);

  /** Returns the newest version, which may say that the resource was deleted. */
  Optional<StoredVersion> latest(ResourceKey key);

  /** Returns one version; empty if there is no such version or it was purged. */
  Optional<StoredVersion> version(ResourceKey key, long version);

  /**
   * Returns the versions that were the newest at {@code t}, deleted or not, in the order of the
   * given keys.
   *
   * @return as many elements as there are keys; null where nothing had been stored by {@code t}
   */
  List<@Nullable StoredVersion> asOf(List<ResourceKey> keys, long t);

  /**
   * Returns the ids of the resources whose newest version has the identifier, as of the last
   * commit, in their order.
   *
   * @param identifier how {@link Change#identifiers} of the changes named it
   */
  List<String> withIdentifier(String type, String identifier);

  /**
   * Returns versions, newest first: by descending {@code t}, then by descending place in the
   * commit.
   *
   * @param before where to go on: only versions before that position; null to begin with the newest
   */
  Cursor<StoredVersion> history(HistoryScope scope, @Nullable Position before);

  /**
   * Returns what happened after {@code t}, oldest first: versions by {@code t} and place, erasures
   * and purges where they happened.
   */
  Cursor<LogEntry> changes(long afterT);

  /**
   * Returns which versions the commit at {@code t} made, in the order of their places, without
   * reading a body; those that were erased or purged since are left out.
   */
  List<MadeVersion> madeAt(long t);

  /**
   * Returns the resources that existed at {@code t}, without the deleted ones, in the order of
   * their keys.
   *
   * @param after where to go on: only keys after that one; null to begin with the first
   */
  Cursor<StoredVersion> scan(ScanScope scope, long t, @Nullable ResourceKey after);

  /** Returns the value of a note; null if there is none. */
  byte @Nullable [] note(String name);

  /**
   * Returns the notes whose names begin with the prefix, in the order of their names. However many
   * and large they are, the cursor holds only some of them.
   *
   * <p>Notes have no history: one that is written or removed while the cursor is open is shown as
   * it was, as it is, or not at all. Every other one is shown, once.
   */
  Cursor<StoredNote> notes(String prefix);

  /**
   * Removes every version of a resource, and writes into the log that it did, without content. The
   * numbers of its versions are not used again: a resource put afterwards goes on counting. What
   * was never stored is erased likewise. The outcome has no version and no effect.
   *
   * <p>When the future completes, no read returns any of them, nor do the files hold their bytes.
   */
  CompletableFuture<Commit> erase(ResourceKey key);

  /**
   * Removes every version of a resource but the newest, likewise; the outcome has the number of the
   * newest.
   */
  CompletableFuture<Commit> purgeHistory(ResourceKey key);

  /** Waits until nothing is being written, and makes the files as small as they can be. */
  void compact();

  /** Figures for people: names and values, such as {@code disk.bytes} or {@code fsyncs}. */
  List<Figure> figures();

  /** Writes what was appended, then lets go of all files. */
  @Override
  void close();
}

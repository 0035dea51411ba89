package health.tarn.core.enrich;

import health.tarn.api.ResourceKey;
import health.tarn.core.feed.BackOff;
import health.tarn.core.feed.FollowerPools;
import health.tarn.core.feed.SerialWork;
import health.tarn.core.feed.WriteLoad;
import health.tarn.core.store.StoreOptions;
import health.tarn.core.write.Committer;
import health.tarn.core.write.Preparer;
import health.tarn.spi.nlp.NlpEngine;
import health.tarn.spi.storage.Cursor;
import health.tarn.spi.storage.Figure;
import health.tarn.spi.storage.LogEntry;
import health.tarn.spi.storage.Note;
import health.tarn.spi.storage.ScanScope;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StoredNote;
import health.tarn.spi.storage.StoredVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the documents of one data store read, if it wants that: first those that are there, then
 * those that come, in the order of the log. Its progress is a note of the storage, written in the
 * same commit as what came of a document, so that a crash doubles nothing. While much is written, a
 * document is read now and then only.
 */
public final class Enrichment implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Enrichment.class);

  private static final int RUN = 50;
  private static final int ENTRIES = 2_000;
  private static final int UNNOTED_ENTRIES = 10_000;
  private static final long PAUSE_NANOS = Duration.ofSeconds(5).toNanos();

  private final Storage storage;
  private final Function<String, @Nullable NlpEngine> engines;
  private final NlpCalls calls;
  private final WriteLoad load;
  private final SerialWork work;
  private final BackOff backOff = new BackOff();

  private volatile String wanted;
  private volatile Committer committer;
  private volatile Preparer preparer;
  private volatile @Nullable Throwable failure;
  private volatile @Nullable Progress progress;
  private volatile long documents;
  private long unnoted;
  private long lastNanos = System.nanoTime() - PAUSE_NANOS;

  /**
   * @param engines gives an engine by its name; null if it is not there
   * @param wanted the name of an engine, or {@link StoreOptions#OFF}
   */
  public Enrichment(
      Storage storage,
      Function<String, @Nullable NlpEngine> engines,
      NlpCalls calls,
      FollowerPools pools,
      WriteLoad load,
      Committer committer,
      Preparer preparer,
      String wanted) {
    this.storage = storage;
    this.engines = engines;
    this.calls = calls;
    this.load = load;
    this.committer = committer;
    this.preparer = preparer;
    this.wanted = wanted;
    byte[] note = storage.note(Progress.NOTE);
    this.progress = note == null ? null : Progress.read(note);
    this.work = new SerialWork(pools::filling, this::step, this::fail);
  }

  /** Wants another engine, or none, from now on; what was read stays. */
  public void use(String engine, Committer by, Preparer with) {
    committer = by;
    preparer = with;
    wanted = engine;
    tick();
  }

  /** Called now and then. */
  public void tick() {
    if (isOn() && backOff.isOver()) {
      work.schedule();
    }
  }

  private boolean step() {
    String name = wanted;
    NlpEngine engine = engines.apply(name);
    boolean giveWay = load.isHigh() && System.nanoTime() - lastNanos < PAUSE_NANOS;
    if (engine == null || giveWay || calls.isStuck() || !isOn()) {
      return false;
    }
    DocumentEnricher enricher =
        new DocumentEnricher(storage, committer, preparer, calls, engine, name);
    Progress begun = progress;
    if (begun == null) {
      begun = new Progress(storage.t(), Progress.FIRST);
    }
    boolean more = begun.filling() ? fill(begun, enricher) : follow(begun, enricher);
    lastNanos = System.nanoTime();
    failure = null;
    backOff.succeeded();
    return more;
  }

  private boolean fill(Progress begun, DocumentEnricher enricher) {
    List<ResourceKey> keys = new ArrayList<>();
    try (Cursor<StoredVersion> versions =
        storage.scan(new ScanScope.OfType(DocumentReading.TYPE), begun.t(), begun.after())) {
      while (keys.size() < (load.isHigh() ? 1 : RUN) && versions.hasNext()) {
        keys.add(versions.next().key());
      }
    }
    for (ResourceKey key : keys) {
      enrich(key, new Progress(begun.t(), key), enricher);
    }
    if (keys.isEmpty()) {
      note(new Progress(begun.t(), null));
    }
    return true;
  }

  /** Reads whole commits until there are some documents, or many other entries. */
  private boolean follow(Progress begun, DocumentEnricher enricher) {
    if (storage.t() <= begun.t()) {
      return false;
    }
    Set<ResourceKey> keys = new LinkedHashSet<>();
    long t = begun.t();
    int read = 0;
    try (Cursor<LogEntry> entries = storage.changes(begun.t())) {
      while (entries.hasNext()) {
        LogEntry entry = entries.next();
        if (entry.t() != t && (keys.size() >= RUN || read >= ENTRIES)) {
          break;
        }
        t = entry.t();
        read++;
        ResourceKey key = key(entry);
        if (key != null && key.type().equals(DocumentReading.TYPE)) {
          keys.add(key);
        }
      }
    }
    int left = keys.size();
    for (ResourceKey key : keys) {
      left--;
      // Only the last one may say that the whole run is done.
      enrich(key, left == 0 ? new Progress(t, null) : begun, enricher);
    }
    unnoted = keys.isEmpty() ? unnoted + read : 0;
    if (unnoted >= UNNOTED_ENTRIES) {
      note(new Progress(t, null));
      unnoted = 0;
    }
    progress = new Progress(t, null);
    return storage.t() > t;
  }

  private static @Nullable ResourceKey key(LogEntry entry) {
    if (entry instanceof LogEntry.Made made) {
      return made.version().key();
    }
    return entry instanceof LogEntry.Erased erased ? erased.key() : null;
  }

  private void enrich(ResourceKey key, Progress reached, DocumentEnricher enricher) {
    enricher.enrich(key, reached);
    progress = reached;
    long before = documents;
    documents = before + 1;
  }

  private void note(Progress reached) {
    committer.note(List.of(new Note(Progress.NOTE, reached.written())));
    progress = reached;
  }

  private void fail(Throwable reason) {
    if (failure == null) {
      log.error("The reading of documents stands still; it is tried again", reason);
    }
    failure = reason;
    backOff.failed();
  }

  /** Tells whether the data store wants its documents read. */
  public boolean isOn() {
    return !wanted.equals(StoreOptions.OFF);
  }

  /** Returns how far the log is followed; 0 while the documents that were there are being read. */
  public long t() {
    Progress now = progress;
    return now == null || now.filling() ? 0 : now.t();
  }

  /** Tells whether nothing is left to do until the next commit. */
  public boolean isAtRest() {
    return !isOn() || t() >= storage.t();
  }

  /** Returns one line for each thing that a person should look at. */
  public List<String> health() {
    List<String> lines = new ArrayList<>();
    Throwable reason = failure;
    if (engines.apply(wanted) == null) {
      lines.add("the NLP engine '" + wanted + "' is not there");
    } else if (calls.isStuck()) {
      lines.add("engines of NLP hang; they are asked again when the lake was restarted");
    } else if (reason != null) {
      lines.add("the reading of documents stands still: " + reason.getClass().getSimpleName());
    }
    long unread = unread();
    if (unread > 0) {
      lines.add(unread + " documents could not be read");
    }
    return lines;
  }

  private long unread() {
    long count = 0;
    try (Cursor<StoredNote> notes = storage.notes(DocumentEnricher.UNREAD)) {
      while (notes.hasNext()) {
        notes.next();
        count++;
      }
    }
    return count;
  }

  public List<Figure> figures() {
    return List.of(
        new Figure("documents.read", documents), new Figure("documents.unread", unread()));
  }

  @Override
  public void close() {
    work.stop();
  }
}

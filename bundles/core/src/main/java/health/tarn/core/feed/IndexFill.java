package health.tarn.core.feed;

import health.tarn.api.ResourceKey;
import health.tarn.spi.search.SearchIndex.Progress;
import health.tarn.spi.storage.Storage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A way through the current resources of a storage as of one {@code t}, run by run. */
final class IndexFill {

  private static final Logger log = LoggerFactory.getLogger(IndexFill.class);

  private final LogReader reader;
  private final long t;
  private @Nullable ResourceKey after;
  private long count;

  IndexFill(LogReader reader, long t) {
    this.reader = reader;
    this.t = t;
  }

  /** Tells whether an index is one of the storage, so that it can go on from where it is. */
  static boolean isOf(Storage storage, Progress progress) {
    boolean own = progress.storageIdentity().equals(storage.identity());
    boolean ahead = progress.t() > storage.t();
    if (!own) {
      log.warn("The search index belongs to another storage; it is filled again");
    } else if (ahead) {
      log.warn(
          "The search index is at {}, ahead of the storage at {}; it is filled again",
          progress.t(),
          storage.t());
    }
    return own && !ahead;
  }

  long t() {
    return t;
  }

  /** Returns how many resources the runs had so far. */
  long count() {
    return count;
  }

  /** Returns the next run; one without changes is the end. */
  LogReader.Run next(int enough) {
    LogReader.Run run = reader.current(t, after, enough);
    if (!run.changes().isEmpty()) {
      after = run.changes().get(run.changes().size() - 1).key();
      count += run.changes().size();
    }
    return run;
  }
}

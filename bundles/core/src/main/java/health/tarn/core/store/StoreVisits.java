package health.tarn.core.store;

import health.tarn.api.LakeException;
import health.tarn.core.feed.SerialWork;
import health.tarn.core.plugin.AfterCommits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens each data store for a moment when an interceptor after commits has come, so that it hears
 * of what was committed while it was away.
 */
final class StoreVisits implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(StoreVisits.class);

  private final AfterCommits commits;
  private final StoreRegistry stores;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread made = new Thread(task, "tarn-visits");
            made.setDaemon(true);
            return made;
          });
  private final SerialWork work = new SerialWork(() -> thread, this::step, this::failed);
  private final Deque<String> due = new ArrayDeque<>();
  private final List<String> again = new ArrayList<>();

  StoreVisits(AfterCommits commits, StoreRegistry stores) {
    this.commits = commits;
    this.stores = stores;
  }

  /** Called about once a second; returns at once. */
  void tick() {
    synchronized (due) {
      if (commits.takeNews()) {
        again.clear();
        due.clear();
        due.addAll(stores.active());
      } else {
        due.addAll(again);
        again.clear();
      }
      if (due.isEmpty()) {
        return;
      }
    }
    work.schedule();
  }

  private boolean step() {
    String store;
    synchronized (due) {
      store = due.poll();
    }
    if (store == null) {
      return false;
    }
    try {
      stores.use(store).close();
    } catch (LakeException e) {
      log.debug("Data store {} cannot be opened yet", store, e);
      synchronized (due) {
        again.add(store);
      }
    }
    return true;
  }

  private void failed(Throwable reason) {
    log.error("A data store could not be opened for interceptors", reason);
  }

  @Override
  public void close() {
    work.stop();
    thread.shutdown();
  }
}

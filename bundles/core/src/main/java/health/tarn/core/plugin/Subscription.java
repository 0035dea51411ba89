package health.tarn.core.plugin;

import health.tarn.spi.plugin.AfterCommit;
import health.tarn.spi.plugin.CommittedChange;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/** An interceptor after commits, with the one thread that tells it of all data stores. */
final class Subscription implements AutoCloseable {

  private final Plugged<AfterCommit, String> plugged;
  private final String name;
  private final Instant since;
  private final ExecutorService thread;

  /**
   * @param since when it came
   */
  Subscription(Plugged<AfterCommit, String> plugged, String name, Instant since) {
    this.plugged = plugged;
    this.name = name;
    this.since = since;
    this.thread = Threads.single("tarn-after-commit-" + name + "-");
  }

  String name() {
    return name;
  }

  Instant since() {
    return since;
  }

  Executor thread() {
    return thread;
  }

  boolean isSuspended() {
    return plugged.contained().isSuspended();
  }

  /** Tells of changes; throws if the interceptor failed or did not end in time. */
  void tell(String store, List<CommittedChange> changes) {
    List<CommittedChange> told = List.copyOf(changes);
    plugged
        .contained()
        .call(
            turn -> {
              plugged.service().committed(store, told);
              return store;
            });
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}

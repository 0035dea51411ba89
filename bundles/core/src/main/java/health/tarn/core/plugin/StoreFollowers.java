package health.tarn.core.plugin;

import health.tarn.spi.storage.Storage;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everybody who hears of one data store's commits while it is open. */
public final class StoreFollowers implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(StoreFollowers.class);

  private final AfterCommits registry;
  private final String store;
  private final Path folder;
  private final Storage storage;
  private final Map<Subscription, LogFollower> followers = new ConcurrentHashMap<>();

  StoreFollowers(AfterCommits registry, String store, Path folder, Storage storage) {
    this.registry = registry;
    this.store = store;
    this.folder = folder;
    this.storage = storage;
  }

  /**
   * Lets an interceptor follow.
   *
   * @param begin where it begins if it never followed this data store
   */
  void add(Subscription subscription, long begin) {
    try {
      FollowedPosition position = new FollowedPosition(folder, subscription.name());
      LogFollower follower = new LogFollower(subscription, store, storage, position, begin);
      followers.put(subscription, follower);
      follower.schedule();
    } catch (RuntimeException e) {
      log.error("Interceptor {} hears nothing of {}", subscription.name(), store, e);
    }
  }

  void remove(Subscription subscription) {
    LogFollower gone = followers.remove(subscription);
    if (gone != null) {
      gone.close();
    }
  }

  Storage storage() {
    return storage;
  }

  /** Says that there may be something to tell; called after commits, and once a second. */
  public void wake() {
    followers.values().forEach(LogFollower::schedule);
  }

  /** Tells whether everybody has heard everything. */
  public boolean isAtRest() {
    return followers.values().stream().allMatch(LogFollower::isAtRest);
  }

  @Override
  public void close() {
    registry.forget(this);
    followers.values().forEach(LogFollower::close);
    followers.clear();
  }
}

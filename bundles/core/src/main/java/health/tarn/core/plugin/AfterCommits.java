package health.tarn.core.plugin;

import health.tarn.spi.plugin.AfterCommit;
import health.tarn.spi.storage.Storage;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/** The interceptors that hear of commits, and the data stores that are open. */
public final class AfterCommits {

  private static final String TAKEN = "another interceptor after commits has this name";

  private final InstantSource clock;
  private final List<Plugged<AfterCommit, String>> all = new ArrayList<>();
  private final Map<Plugged<AfterCommit, String>, Subscription> subscriptions =
      new LinkedHashMap<>();
  private final List<StoreFollowers> open = new ArrayList<>();
  private final AtomicBoolean news = new AtomicBoolean();

  AfterCommits(InstantSource clock) {
    this.clock = clock;
  }

  void add(Plugged<AfterCommit, String> interceptor) {
    synchronized (this) {
      all.add(interceptor);
      subscribe();
    }
  }

  /** A name is a place in the logs, so it is taken once. */
  private void subscribe() {
    for (Plugged<AfterCommit, String> interceptor : all.stream().sorted().toList()) {
      String name = interceptor.itself();
      if (name != null
          && subscriptions.values().stream().noneMatch(known -> known.name().equals(name))) {
        Subscription subscription = new Subscription(interceptor, name, clock.instant());
        subscriptions.put(interceptor, subscription);
        open.forEach(store -> store.add(subscription, store.storage().t()));
        news.set(true);
      }
    }
  }

  void remove(AfterCommit service) {
    List<Plugged<AfterCommit, String>> gone;
    List<StoreFollowers> stores;
    List<Subscription> ended;
    synchronized (this) {
      gone = all.stream().filter(one -> one.service() == service).toList();
      all.removeAll(gone);
      ended = gone.stream().map(subscriptions::remove).filter(Objects::nonNull).toList();
      stores = List.copyOf(open);
    }
    gone.forEach(Plugged::close);
    for (Subscription subscription : ended) {
      stores.forEach(store -> store.remove(subscription));
      subscription.close();
    }
    synchronized (this) {
      subscribe();
    }
  }

  /**
   * Lets everybody follow a data store that was opened.
   *
   * @param folder where everything lies of the data store
   */
  public synchronized StoreFollowers follow(String store, Path folder, Storage storage) {
    StoreFollowers followers = new StoreFollowers(this, store, folder, storage);
    open.add(followers);
    for (Subscription subscription : subscriptions.values()) {
      followers.add(subscription, storage.tAt(subscription.since()));
    }
    return followers;
  }

  synchronized void forget(StoreFollowers store) {
    open.remove(store);
  }

  /**
   * Tells, once, whether an interceptor has come: each data store should then be opened for a
   * moment, since there may be something in it that the interceptor has not heard.
   */
  public boolean takeNews() {
    return news.getAndSet(false);
  }

  synchronized void report(Reports reports) {
    for (Plugged<AfterCommit, String> one : all) {
      boolean taken = one.itself() != null && !subscriptions.containsKey(one);
      reports.add(one.origin(), one.offer(taken ? TAKEN : null));
    }
  }
}

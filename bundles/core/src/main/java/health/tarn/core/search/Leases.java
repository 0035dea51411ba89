package health.tarn.core.search;

import health.tarn.core.feed.SharedView;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Points in time that the next page of a search will want.
 *
 * <p>A lease ends a while after its last use, or when there are too many. A page whose lease has
 * ended goes on from its position in the newest state instead. With a lease are kept the joins of
 * its searches, resolved.
 */
public final class Leases implements AutoCloseable {

  private final int most;
  private final long lifeNanos;
  private final Map<String, Lease> leases = new LinkedHashMap<>(16, 0.75f, true);

  private final KeptJoins joins = new KeptJoins();

  private record Lease(SharedView view, long usedNanos) {}

  public Leases(int most, Duration life) {
    this.most = most;
    this.lifeNanos = life.toNanos();
  }

  /** Keeps a view, which the caller has retained, for later pages; returns the lease's name. */
  public synchronized String keep(SharedView view) {
    String name =
        PageTokens.field(System.identityHashCode(view)) + PageTokens.field(view.view().t());
    Lease before = leases.get(name);
    if (before != null && before.view() == view) {
      leases.put(name, new Lease(view, System.nanoTime()));
      view.release();
      return name;
    }
    Lease replaced = leases.put(name, new Lease(view, System.nanoTime()));
    if (replaced != null) {
      end(name, replaced);
    }
    expire();
    return name;
  }

  /** Returns a view, retained for the caller; null if its lease has ended. */
  public synchronized @Nullable SharedView take(String name) {
    Lease lease = leases.get(name);
    if (lease == null || !lease.view().retain()) {
      return null;
    }
    leases.put(name, new Lease(lease.view(), System.nanoTime()));
    return lease.view();
  }

  /** Keeps joins for the later pages of their search. */
  synchronized void keep(String name, ResolvedJoins.Of of, ResolvedJoins resolved) {
    if (leases.containsKey(name)) {
      joins.keep(name, of, resolved);
    }
  }

  /** Returns joins that an earlier page has resolved; null if they are not kept. */
  synchronized @Nullable ResolvedJoins joins(String name, ResolvedJoins.Of of) {
    return joins.of(name, of);
  }

  private void end(String name, Lease lease) {
    joins.end(name);
    lease.view().release();
  }

  /** Lets go of what was not used for long; called now and then. */
  public synchronized void expire() {
    long now = System.nanoTime();
    Iterator<Map.Entry<String, Lease>> oldestFirst = leases.entrySet().iterator();
    while (oldestFirst.hasNext()) {
      Map.Entry<String, Lease> entry = oldestFirst.next();
      String name = entry.getKey();
      Lease lease = entry.getValue();
      if (leases.size() <= most && now - lease.usedNanos() <= lifeNanos) {
        return;
      }
      oldestFirst.remove();
      end(name, lease);
    }
  }

  public synchronized boolean isEmpty() {
    return leases.isEmpty();
  }

  @Override
  public synchronized void close() {
    Map<String, Lease> all = new LinkedHashMap<>(leases);
    leases.clear();
    all.forEach(this::end);
  }
}

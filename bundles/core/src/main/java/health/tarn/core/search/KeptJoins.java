package health.tarn.core.search;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Joins that later pages will want; those that were not used for longest make room. */
final class KeptJoins {

  private static final int MOST_KEYS = 1_000_000;

  /** What one counts for at least, since it holds the text of its search too. */
  private static final int LEAST = 100;

  private final Map<Place, ResolvedJoins> joins = new LinkedHashMap<>(16, 0.75f, true);
  private long keys;

  private record Place(String lease, ResolvedJoins.Of of) {}

  void keep(String lease, ResolvedJoins.Of of, ResolvedJoins resolved) {
    if (weight(resolved) > MOST_KEYS || joins.putIfAbsent(new Place(lease, of), resolved) != null) {
      return;
    }
    keys += weight(resolved);
    Iterator<ResolvedJoins> oldestFirst = joins.values().iterator();
    while (keys > MOST_KEYS) {
      keys -= weight(oldestFirst.next());
      oldestFirst.remove();
    }
  }

  @Nullable ResolvedJoins of(String lease, ResolvedJoins.Of of) {
    return joins.get(new Place(lease, of));
  }

  /** Forgets what was kept with a lease. */
  void end(String lease) {
    Iterator<Map.Entry<Place, ResolvedJoins>> all = joins.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<Place, ResolvedJoins> entry = all.next();
      if (entry.getKey().lease().equals(lease)) {
        keys -= weight(entry.getValue());
        all.remove();
      }
    }
  }

  private static int weight(ResolvedJoins resolved) {
    return Math.max(LEAST, resolved.keys());
  }
}

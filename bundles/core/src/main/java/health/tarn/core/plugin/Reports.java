package health.tarn.core.plugin;

import health.tarn.api.plugin.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects what the services of each bundle are. */
final class Reports {

  private final Map<Long, List<Offer>> byBundle = new TreeMap<>();
  private final List<String> health = new ArrayList<>();

  void add(Origin origin, Offer offer) {
    byBundle.computeIfAbsent(origin.bundleId(), id -> new ArrayList<>()).add(offer);
    String what = offer.kind() + " " + offer.name() + " of plugin " + origin.bundle();
    switch (offer.state()) {
      case SUSPENDED ->
          health.add(
              what
                  + " is suspended, since it hung "
                  + offer.hangs()
                  + " times; update or restart its bundle");
      case REFUSED -> health.add(what + " is not used: " + offer.problem());
      case IN_USE -> {
        // All is well, or tarn:plugins has its failures.
      }
    }
  }

  Map<Long, List<Offer>> byBundle() {
    return byBundle;
  }

  /** Returns one line for each service that is suspended or was never taken into use. */
  List<String> health() {
    return health;
  }
}

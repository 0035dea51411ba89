package health.tarn.core.plugin;

import health.tarn.api.plugin.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects what the services of each bundle are. */
final class Reports {

  private final Map<Long, List<Offer>> byBundle = new TreeMap<>();
  private final List<String> suspended = new ArrayList<>();

  void add(Origin origin, Offer offer) {
    byBundle.computeIfAbsent(origin.bundleId(), id -> new ArrayList<>()).add(offer);
    if (offer.state() == Offer.State.SUSPENDED) {
      suspended.add(
          offer.kind()
              + " "
              + offer.name()
              + " of plugin "
              + origin.bundle()
              + " is suspended, since it hung "
              + offer.hangs()
              + " times; update or restart its bundle");
    }
  }

  Map<Long, List<Offer>> byBundle() {
    return byBundle;
  }

  /** Returns one line for each service that is suspended. */
  List<String> suspended() {
    return suspended;
  }
}

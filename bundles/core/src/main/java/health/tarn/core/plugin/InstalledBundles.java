package health.tarn.core.plugin;

import health.tarn.api.plugin.Offer;
import health.tarn.api.plugin.PluginReport;
import java.util.List;
import java.util.Map;

/** Knows the bundles that are installed, and what lies in the folder for plugins. */
@FunctionalInterface
interface InstalledBundles {

  /**
   * Returns a report for each bundle that adds something, and for what was dropped in vain.
   *
   * @param counted the services that were counted, by their bundle's id
   */
  List<PluginReport> reports(Map<Long, List<Offer>> counted);
}

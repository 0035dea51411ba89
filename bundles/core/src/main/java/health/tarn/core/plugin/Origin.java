package health.tarn.core.plugin;

import java.util.Comparator;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/**
 * Where a service of a plugin comes from. The natural order is that in which services are asked: by
 * descending ranking, then as they came.
 *
 * @param bundle its bundle's symbolic name
 */
record Origin(String bundle, long bundleId, int ranking, long service)
    implements Comparable<Origin> {

  private static final Comparator<Origin> ORDER =
      Comparator.comparingInt(Origin::ranking).reversed().thenComparingLong(Origin::service);

  static Origin of(ServiceReference<?> reference) {
    Bundle bundle = reference.getBundle();
    Object ranking = reference.getProperty(Constants.SERVICE_RANKING);
    return new Origin(
        String.valueOf(bundle.getSymbolicName()),
        bundle.getBundleId(),
        ranking instanceof Integer number ? number : 0,
        (Long) reference.getProperty(Constants.SERVICE_ID));
  }

  @Override
  public int compareTo(Origin other) {
    return ORDER.compare(this, other);
  }
}

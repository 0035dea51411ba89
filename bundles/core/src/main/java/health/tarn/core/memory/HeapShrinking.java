package health.tarn.core.memory;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects garbage and leaves a small heap, while collections during work leave a large one.
 *
 * <p>How much of the heap may be free after a collection are options of HotSpot that can be set
 * while it runs: {@code MinHeapFreeRatio} and {@code MaxHeapFreeRatio}. Where they cannot, it is an
 * ordinary collection.
 */
final class HeapShrinking implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(HeapShrinking.class);

  private static final String LEAST = "MinHeapFreeRatio";
  private static final String MOST = "MaxHeapFreeRatio";

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

  @Override
  public void run() {
    try {
      String least = get(LEAST);
      String most = get(MOST);
      set(LEAST, "5");
      set(MOST, "20");
      try {
        System.gc();
      } finally {
        set(MOST, most);
        set(LEAST, least);
      }
    } catch (JMException | RuntimeException e) {
      log.debug("The heap is collected without being made smaller", e);
      System.gc();
    }
  }

  private static ObjectName hotSpot() throws JMException {
    return new ObjectName("com.sun.management:type=HotSpotDiagnostic");
  }

  private String get(String option) throws JMException {
    Object found =
        server.invoke(
            hotSpot(), "getVMOption", new Object[] {option}, new String[] {String.class.getName()});
    return ((CompositeData) found).get("value").toString();
  }

  private void set(String option, String value) throws JMException {
    server.invoke(
        hotSpot(),
        "setVMOption",
        new Object[] {option, value},
        new String[] {String.class.getName(), String.class.getName()});
  }
}

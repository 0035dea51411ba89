package health.tarn.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class HeapShrinkingTest {

  private static String option(String name) {
    return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .getVMOption(name)
        .getValue();
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }

  @Test
  void collectsAndLeavesTheOptionsAsTheyWere() {
    String least = option("MinHeapFreeRatio");
    String most = option("MaxHeapFreeRatio");
    long before = collections();

    new HeapShrinking().run();

    assertThat(collections()).isGreaterThan(before);
    assertThat(option("MinHeapFreeRatio")).isEqualTo(least);
    assertThat(option("MaxHeapFreeRatio")).isEqualTo(most);
  }
}

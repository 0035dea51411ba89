package health.tarn.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import health.tarn.api.query.Query;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // A null fails the test by itself.
class StringQueriesTest {

  @Test
  void aReferenceToManyTargetsTakesMemoryForThemAlone() {
    int count = 100_000;
    Set<String> targets = new HashSet<>();
    for (int i = 0; i < count; i++) {
      targets.add("Patient/" + i);
    }
    Query query = new Query.Reference("subject", targets);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();

    StringQueries.compile(query);

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(500L * count);
  }
}

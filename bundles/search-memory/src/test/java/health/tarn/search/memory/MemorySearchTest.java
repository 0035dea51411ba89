package health.tarn.search.memory;

import health.tarn.spi.search.SearchEngine;
import health.tarn.testkit.SearchContract;

class MemorySearchTest extends SearchContract {

  @Override
  protected SearchEngine engine() {
    return new MemorySearchEngine();
  }

  @Override
  protected boolean durable() {
    return false;
  }
}

package health.tarn.search.lucene;

import health.tarn.spi.search.SearchEngine;
import health.tarn.testkit.SearchContract;
import org.junit.jupiter.api.AfterEach;

class LuceneSearchTest extends SearchContract {

  private final LuceneSearchEngine engine = new LuceneSearchEngine(64 << 20, 3, 256 << 20);

  @Override
  protected SearchEngine engine() {
    return engine;
  }

  @AfterEach
  void stop() {
    engine.stop();
  }
}

package health.tarn.search.lucene;

import health.tarn.spi.search.SearchEngine;
import health.tarn.spi.search.SearchIndex;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/** Opens indexes on disk, which share one buffer and one pool of threads. */
@Component(
    immediate = true,
    configurationPid = "health.tarn.search.lucene",
    property = SearchEngine.NAME + "=lucene")
@Designate(ocd = LuceneSearchConfig.class)
public final class LuceneSearchEngine implements SearchEngine {

  private static final long MEGABYTE = 1L << 20;

  private final IndexingBudget budget;
  private final Lanes lanes;
  private final long checkBytes;

  @Activate
  public LuceneSearchEngine(LuceneSearchConfig config) {
    this(
        config.buffer_megabytes() * MEGABYTE,
        config.threads() == 0 ? Runtime.getRuntime().availableProcessors() : config.threads(),
        config.check_megabytes() * MEGABYTE);
  }

  /** For tests, which have no configuration service. */
  public LuceneSearchEngine(long bufferBytes, int threads, long checkBytes) {
    this.budget = new IndexingBudget(bufferBytes);
    this.lanes = new Lanes(threads);
    this.checkBytes = checkBytes;
  }

  @Override
  public SearchIndex open(Path folder) {
    return LuceneSearchIndex.open(IndexFolder.open(folder, checkBytes), budget, lanes);
  }

  @Deactivate
  void stop() {
    lanes.close();
  }
}

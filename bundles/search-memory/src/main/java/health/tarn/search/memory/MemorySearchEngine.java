package health.tarn.search.memory;

import health.tarn.spi.search.SearchEngine;
import health.tarn.spi.search.SearchIndex;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Component;

/** Opens indexes that are always new: what they held is gone when they are closed. */
@Component(immediate = true, property = SearchEngine.NAME + "=memory")
public final class MemorySearchEngine implements SearchEngine {

  @Override
  public SearchIndex open(Path folder) {
    return new MemorySearchIndex();
  }
}

package health.tarn.spi.search;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;

/** Opens the search indexes of data stores. */
@ConsumerType
public interface SearchEngine {

  /** The service property that names an engine, such as {@code lucene}. */
  String NAME = "tarn.search";

  /**
   * Opens what lies in the folder. An index that is absent, damaged or of another format is opened
   * as an empty one, without progress, so that the caller rebuilds it.
   *
   * @param folder of this index alone; an engine that keeps nothing on disk ignores it
   * @throws SearchException with {@link SearchError#IO} if the folder cannot be used at all
   */
  SearchIndex open(Path folder);
}

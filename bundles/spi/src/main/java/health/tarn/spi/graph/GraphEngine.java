package health.tarn.spi.graph;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;

/** Opens the graphs of data stores. */
@ConsumerType
public interface GraphEngine {

  /** The service property that names an engine, such as {@code jena}. */
  String NAME = "tarn.graph";

  /**
   * Opens what lies in the folder. A graph that is absent, damaged or of another format is opened
   * as an empty one, without progress, so that the caller fills it again.
   *
   * @param folder of this graph alone; an engine that keeps nothing on disk ignores it
   * @throws GraphException with {@link GraphError#IO} if the folder cannot be used at all
   */
  Graph open(Path folder);
}

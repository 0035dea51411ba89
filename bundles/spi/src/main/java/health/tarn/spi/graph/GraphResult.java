package health.tarn.spi.graph;

import java.io.IOException;
import java.io.OutputStream;

/** Where the result of a query goes. */
public interface GraphResult {

  /**
   * Called once, when the query has proved to be right and the first result is there.
   *
   * @param mediaType what will be written, such as {@code application/sparql-results+json}
   */
  OutputStream begin(String mediaType) throws IOException;
}

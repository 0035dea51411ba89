package health.tarn.api.graph;

import java.io.IOException;
import java.io.OutputStream;

/** Where the answer to a question goes. */
@FunctionalInterface
public interface ResultTarget {

  /**
   * Called once, when the question has proved to be right and the first result is there.
   *
   * @param mediaType what will be written, such as {@code application/sparql-results+json}
   */
  OutputStream begin(String mediaType) throws IOException;
}

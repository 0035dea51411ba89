package health.tarn.benchmarks;

import java.io.IOException;
import java.util.function.Consumer;

/** One of the things that are measured. */
interface Measure {

  /** Its name on the command line. */
  String name();

  /**
   * Measures.
   *
   * @param rows takes each row of the table as soon as it is known
   * @throws IOException if the lake cannot be reached or answers otherwise than it should
   */
  void run(Consumer<Row> rows) throws IOException, InterruptedException;
}

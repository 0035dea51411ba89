package health.tarn.benchmarks;

import java.util.random.RandomGenerator;

/** What clients ask for. */
interface Requests {

  /** Returns the next request, as the bytes to send; called by many threads. */
  byte[] next(RandomGenerator random);
}

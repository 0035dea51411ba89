package health.tarn.nlp.clinical;

import health.tarn.spi.nlp.NlpError;
import health.tarn.spi.nlp.NlpException;

/** Ends the work of a thread that was interrupted; the thread stays so. */
final class Interruption {

  private Interruption() {}

  static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new NlpException(NlpError.INTERRUPTED, "the thread was interrupted over the text");
    }
  }
}

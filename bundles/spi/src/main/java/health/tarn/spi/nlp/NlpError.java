package health.tarn.spi.nlp;

/** Why a text was not read. */
public enum NlpError {
  /** The engine failed over the text. */
  FAILED,
  /** The thread that asked was interrupted. */
  INTERRUPTED,
  /** The engine is gone. */
  CLOSED
}

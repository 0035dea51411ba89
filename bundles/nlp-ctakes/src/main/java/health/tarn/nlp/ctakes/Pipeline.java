package health.tarn.nlp.ctakes;

import java.util.List;

/** Finds what the dictionary knows in a piece of text; used by one thread at a time. */
interface Pipeline {

  /**
   * Returns what the piece names, in the order of the text; no two of them overlap.
   *
   * @throws Exception whatever cTAKES throws; the pipeline is of no use after that
   */
  List<Mention> read(String piece) throws Exception;

  /** Tells whether the dictionary has other terms by now. */
  boolean outdated();
}

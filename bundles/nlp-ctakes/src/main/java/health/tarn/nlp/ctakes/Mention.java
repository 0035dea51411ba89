package health.tarn.nlp.ctakes;

import java.util.List;

/**
 * What the dictionary knows, found in a piece of text.
 *
 * @param begin the first UTF-16 unit, counted from the begin of the piece
 * @param end the unit after the last
 * @param meanings what it may stand for, all of one type; never empty
 * @param denied whether the text says that it is not so
 */
record Mention(int begin, int end, List<Meaning> meanings, boolean denied) {

  Mention {
    meanings = List.copyOf(meanings);
  }
}

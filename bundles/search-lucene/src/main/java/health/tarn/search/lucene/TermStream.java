package health.tarn.search.lucene;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.util.BytesRef;

/** Gives the terms of a buffer to Lucene. */
final class TermStream extends TokenStream {

  private final TermBuffer buffer;
  private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
  private final BytesRef slice = new BytesRef();
  private int next;

  TermStream(TermBuffer buffer) {
    this.buffer = buffer;
  }

  @Override
  public void reset() {
    // The end of the document before has left marks in the attributes.
    clearAttributes();
    next = 0;
  }

  @Override
  public boolean incrementToken() {
    if (next == buffer.size()) {
      return false;
    }
    slice.bytes = buffer.bytes();
    slice.offset = buffer.start(next);
    slice.length = buffer.end(next) - slice.offset;
    term.setBytesRef(slice);
    next++;
    return true;
  }
}

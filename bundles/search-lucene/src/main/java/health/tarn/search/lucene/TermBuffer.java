package health.tarn.search.lucene;

import java.util.Arrays;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.UnicodeUtil;

/**
 * Terms one after another in one array, which is used again for each document. A term is begun,
 * gets its parts, and is ended, or dropped if Lucene could not keep it.
 */
final class TermBuffer {

  private byte[] bytes = new byte[8192];
  private int[] ends = new int[256];
  private int size;
  private int length;

  void clear() {
    size = 0;
    length = 0;
  }

  int size() {
    return size;
  }

  byte[] bytes() {
    return bytes;
  }

  int start(int term) {
    return term == 0 ? 0 : ends[term - 1];
  }

  int end(int term) {
    return ends[term];
  }

  TermBuffer begin(Form form, CharSequence first) {
    length = start(size);
    grow(1);
    bytes[length++] = form.tag;
    return append(first);
  }

  /** Begins a term with a first part that is in UTF-8 already. */
  TermBuffer begin(Form form, BytesRef first) {
    length = start(size);
    grow(1 + first.length);
    bytes[length++] = form.tag;
    System.arraycopy(first.bytes, first.offset, bytes, length, first.length);
    length += first.length;
    return this;
  }

  /** Appends a zero and a further part. */
  TermBuffer part(CharSequence text) {
    return open().append(text);
  }

  /** Appends a zero, which makes the term the prefix of all terms with the parts so far. */
  TermBuffer open() {
    grow(1);
    bytes[length++] = 0;
    return this;
  }

  /** Appends to the last part. */
  TermBuffer append(CharSequence text) {
    grow(UnicodeUtil.maxUTF8Length(text.length()));
    length = UnicodeUtil.UTF16toUTF8(text, 0, text.length(), bytes, length);
    return this;
  }

  /** Returns how far the term has come, to cut parts out of it or to go back there later. */
  int position() {
    return length;
  }

  /** Forgets what was appended to the term since it had come so far. */
  TermBuffer back(int position) {
    length = position;
    return this;
  }

  /** Ends the term; false, and nothing is kept, if it is longer than Lucene allows. */
  boolean end() {
    if (length - start(size) > IndexWriter.MAX_TERM_LENGTH) {
      return false;
    }
    ends = ArrayUtil.grow(ends, size + 1);
    ends[size++] = length;
    return true;
  }

  /** Forgets the terms after the first so many. */
  void cut(int terms) {
    size = terms;
  }

  /** Returns a copy of the term that was begun, whatever its length. */
  BytesRef copy() {
    return new BytesRef(Arrays.copyOfRange(bytes, start(size), length));
  }

  /**
   * Returns the bytes between two positions, without a copy. They stay as they are until the buffer
   * is cleared, since an array that has become too small is left and not written again.
   */
  BytesRef slice(int from, int to) {
    return new BytesRef(bytes, from, to - from);
  }

  private void grow(int more) {
    bytes = ArrayUtil.grow(bytes, length + more);
  }
}

package health.tarn.search.lucene;

import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.FieldComparator;
import org.apache.lucene.search.FieldComparatorSource;
import org.apache.lucene.search.Pruning;
import org.apache.lucene.util.BytesRef;

/** Orders by the id, which is the end of the key. */
final class IdOrder extends FieldComparatorSource {

  @Override
  public FieldComparator<?> newComparator(
      String field, int hits, Pruning pruning, boolean descending) {
    return new FieldComparator.TermValComparator(hits, field, false) {
      @Override
      protected BinaryDocValues getBinaryDocValues(LeafReaderContext context, String name)
          throws IOException {
        return new Ids(DocValues.getBinary(context.reader(), name));
      }
    };
  }

  private static final class Ids extends BinaryDocValues {
    private final BinaryDocValues keys;
    private final BytesRef id = new BytesRef();

    Ids(BinaryDocValues keys) {
      this.keys = keys;
    }

    @Override
    public BytesRef binaryValue() throws IOException {
      BytesRef key = keys.binaryValue();
      int from = key.offset;
      while (key.bytes[from] != '/') {
        from++;
      }
      id.bytes = key.bytes;
      id.offset = from + 1;
      id.length = key.offset + key.length - id.offset;
      return id;
    }

    @Override
    public boolean advanceExact(int doc) throws IOException {
      return keys.advanceExact(doc);
    }

    @Override
    public int docID() {
      return keys.docID();
    }

    @Override
    public int nextDoc() throws IOException {
      return keys.nextDoc();
    }

    @Override
    public int advance(int target) throws IOException {
      return keys.advance(target);
    }

    @Override
    public long cost() {
      return keys.cost();
    }
  }
}

package health.tarn.search.lucene;

import health.tarn.api.query.Sort;
import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.FieldComparator;
import org.apache.lucene.search.FieldComparatorSource;
import org.apache.lucene.search.LeafFieldComparator;
import org.apache.lucene.search.Pruning;
import org.apache.lucene.search.comparators.LongComparator;

/**
 * Orders by written values: the lowest low end when ascending, the highest high end when
 * descending, missing ones last. Doc values of their own to sort by would only repeat what is
 * written already.
 */
final class ValueOrder extends FieldComparatorSource {

  private final Sort.Kind kind;

  ValueOrder(Sort.Kind kind) {
    this.kind = kind;
  }

  /** What stands for a missing value: no value is ordered behind it. */
  static long missing(boolean descending) {
    return descending ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  @Override
  public FieldComparator<?> newComparator(
      String field, int hits, Pruning pruning, boolean descending) {
    return new LongComparator(hits, field, missing(descending), descending, Pruning.NONE) {
      @Override
      public LeafFieldComparator getLeafComparator(LeafReaderContext context) throws IOException {
        return new LongLeafComparator(context) {
          @Override
          protected NumericDocValues getNumericDocValues(LeafReaderContext leaf, String name)
              throws IOException {
            return new Ends(DocValues.getBinary(leaf.reader(), name), kind, descending);
          }
        };
      }
    };
  }

  /** The one end of a document's values that decides. */
  private static final class Ends extends NumericDocValues {
    private final BinaryDocValues written;
    private final Sort.Kind kind;
    private final boolean descending;
    private final ValueReader reader = new ValueReader();
    private long end;

    Ends(BinaryDocValues written, Sort.Kind kind, boolean descending) {
      this.written = written;
      this.kind = kind;
      this.descending = descending;
    }

    @Override
    public boolean advanceExact(int doc) throws IOException {
      if (!written.advanceExact(doc)) {
        return false;
      }
      end = missing(descending);
      boolean found = false;
      reader.reset(written.binaryValue());
      while (reader.hasNext()) {
        Value value = reader.next();
        if (value.kind == wanted()) {
          long next = end(value);
          end = descending ? Math.max(end, next) : Math.min(end, next);
          found = true;
        }
      }
      return found;
    }

    private byte wanted() {
      return switch (kind) {
        case DATE -> Value.DATE;
        case NUMBER -> Value.NUMBER;
        default -> Value.QUANTITY;
      };
    }

    private long end(Value value) {
      if (value.kind == Value.QUANTITY && value.canonical) {
        return descending ? value.canonicalHigh : value.canonicalLow;
      }
      return descending ? value.high : value.low;
    }

    @Override
    public long longValue() {
      return end;
    }

    @Override
    public int docID() {
      return written.docID();
    }

    @Override
    public int nextDoc() throws IOException {
      return written.nextDoc();
    }

    @Override
    public int advance(int target) throws IOException {
      return written.advance(target);
    }

    @Override
    public long cost() {
      return written.cost();
    }
  }
}

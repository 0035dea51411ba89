package health.tarn.search.lucene;

import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Decides on the values of a parameter as they were written, for the documents that the rest of the
 * query has left.
 */
final class ValuesQuery extends Query {

  /** About what reading and comparing a value costs, in Lucene's unit of a simple step. */
  private static final float COST = 60;

  private final String field;
  private final ElementTest test;
  private final boolean elements;

  private ValuesQuery(String field, ElementTest test, boolean elements) {
    this.field = field;
    this.test = test;
    this.elements = elements;
  }

  /** One value must pass. */
  static ValuesQuery ofValues(String parameter, ElementTest test) {
    return new ValuesQuery(Fields.VALUES + parameter, test, false);
  }

  /** One element of a composite must pass. */
  static ValuesQuery ofElements(String parameter, ElementTest test) {
    return new ValuesQuery(Fields.ELEMENTS + parameter, test, true);
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable Scorer scorer(LeafReaderContext context) throws IOException {
        BinaryDocValues written = context.reader().getBinaryDocValues(field);
        if (written == null) {
          return null;
        }
        return new ConstantScoreScorer(this, score(), mode, confirm(written));
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return false;
      }
    };
  }

  private TwoPhaseIterator confirm(BinaryDocValues written) {
    ValueReader reader = new ValueReader();
    return new TwoPhaseIterator(written) {
      @Override
      public boolean matches() throws IOException {
        reader.reset(written.binaryValue());
        while (reader.hasNext()) {
          if (test.test(reader, elements ? reader.nextElement() : one(reader))) {
            return true;
          }
        }
        return false;
      }

      @Override
      public float matchCost() {
        return COST;
      }
    };
  }

  private static int one(ValueReader reader) {
    reader.next();
    return 1;
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String ignored) {
    return "values of " + field;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ValuesQuery query
        && field.equals(query.field)
        && test.equals(query.test);
  }

  @Override
  public int hashCode() {
    return 31 * field.hashCode() + test.hashCode();
  }
}

package health.tarn.search.lucene;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.apache.lucene.index.FilteredTermsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.AttributeSource;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * All terms that are the beginning of a text. The walk jumps: at a term that leaves the text, every
 * later beginning is either behind the place where it leaves, or there is none.
 */
final class AboveQuery extends MultiTermQuery {

  private final BytesRef text;
  private final int shortest;

  /**
   * @param text the longest term that may match
   * @param shortest the length of the shortest, which is the prefix of the parameter's terms
   */
  AboveQuery(BytesRef text, int shortest) {
    super(Fields.TERM, CONSTANT_SCORE_BLENDED_REWRITE);
    this.text = text;
    this.shortest = shortest;
  }

  @Override
  protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
    return new FilteredTermsEnum(terms.iterator()) {
      private @Nullable BytesRef seek = head(shortest);

      @Override
      protected @Nullable BytesRef nextSeekTerm(@Nullable BytesRef current) {
        BytesRef target = seek;
        seek = null;
        return target;
      }

      @Override
      protected AcceptStatus accept(BytesRef term) {
        int same = commonPrefix(term);
        if (same == term.length) {
          return AcceptStatus.YES;
        }
        if (same < shortest || same == text.length || isBehind(term, same)) {
          return AcceptStatus.END;
        }
        seek = head(same + 1);
        return AcceptStatus.NO_AND_SEEK;
      }
    };
  }

  private BytesRef head(int length) {
    return new BytesRef(text.bytes, text.offset, length);
  }

  private int commonPrefix(BytesRef term) {
    int mismatch =
        Arrays.mismatch(
            term.bytes,
            term.offset,
            term.offset + term.length,
            text.bytes,
            text.offset,
            text.offset + text.length);
    return mismatch < 0 ? term.length : mismatch;
  }

  private boolean isBehind(BytesRef term, int at) {
    return (term.bytes[term.offset + at] & 0xFF) > (text.bytes[text.offset + at] & 0xFF);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return "above";
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other)
        && other instanceof AboveQuery query
        && shortest == query.shortest
        && text.equals(query.text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), text, shortest);
  }
}

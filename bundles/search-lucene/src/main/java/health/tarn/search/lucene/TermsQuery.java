package health.tarn.search.lucene;

import java.io.IOException;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.lucene.index.FilteredTermsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.AttributeSource;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * All terms with a prefix that pass a test.
 *
 * <p>It walks the dictionary between the first and the last term with the prefix and nothing else;
 * Lucene's own prefix query first builds an automaton, which costs more than most of these walks.
 */
final class TermsQuery extends MultiTermQuery {

  private final BytesRef prefix;
  private final TermTest test;

  /** Decides on a term that has the prefix. Two equal tests decide alike. */
  interface TermTest {
    boolean test(BytesRef term);
  }

  /** Every term with the prefix. */
  record Every() implements TermTest {
    @Override
    public boolean test(BytesRef term) {
      return true;
    }
  }

  /** Terms whose second part contains the text; the first ends at {@code from}. */
  record SecondPartContains(int from, BytesRef text) implements TermTest {
    @Override
    public boolean test(BytesRef term) {
      byte[] bytes = term.bytes;
      int start = term.offset + from;
      int last = term.offset + term.length - text.length;
      for (int i = start; i <= last; i++) {
        if (startsAt(bytes, i)) {
          return true;
        }
        if (bytes[i] == 0) {
          return false;
        }
      }
      return false;
    }

    private boolean startsAt(byte[] bytes, int at) {
      for (int i = 0; i < text.length; i++) {
        if (bytes[at + i] != text.bytes[text.offset + i]) {
          return false;
        }
      }
      return true;
    }
  }

  TermsQuery(BytesRef prefix, TermTest test) {
    super(Fields.TERM, CONSTANT_SCORE_BLENDED_REWRITE);
    this.prefix = prefix;
    this.test = test;
  }

  static TermsQuery prefix(BytesRef prefix) {
    return new TermsQuery(prefix, new Every());
  }

  @Override
  protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
    return walk(terms, prefix, test::test);
  }

  /** Walks the terms with a prefix that pass a test. */
  static TermsEnum walk(Terms terms, BytesRef prefix, Predicate<BytesRef> test) throws IOException {
    FilteredTermsEnum walk =
        new FilteredTermsEnum(terms.iterator()) {
          private @Nullable BytesRef seek = prefix;

          @Override
          protected @Nullable BytesRef nextSeekTerm(@Nullable BytesRef current) {
            BytesRef target = seek;
            seek = null;
            return target;
          }

          @Override
          protected AcceptStatus accept(BytesRef term) {
            if (!StringHelper.startsWith(term, prefix)) {
              return AcceptStatus.END;
            }
            return test.test(term) ? AcceptStatus.YES : AcceptStatus.NO;
          }
        };
    return walk;
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return "terms " + test;
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other)
        && other instanceof TermsQuery query
        && prefix.equals(query.prefix)
        && test.equals(query.test);
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), prefix, test);
  }
}

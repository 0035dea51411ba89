package health.tarn.search.lucene;

import java.io.IOException;
import java.util.Iterator;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** The matches of a query, segment after segment, found as they are asked for. */
final class Matches implements AutoCloseable {

  private final Weight weight;
  private final Iterator<LeafReaderContext> leaves;
  private final Held held;
  private @Nullable Bits live;
  private DocIdSetIterator docs = DocIdSetIterator.empty();

  private Matches(Weight weight, Iterator<LeafReaderContext> leaves, Held held) {
    this.weight = weight;
    this.leaves = leaves;
    this.held = held;
  }

  /**
   * Finds matches.
   *
   * @param view whose reader the matches take a share of, until they are closed or cannot be found
   */
  static Matches of(IndexSearcher searcher, Query query, Held view) throws IOException {
    Held held = view.share();
    try {
      Weight weight =
          searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
      return new Matches(weight, searcher.getIndexReader().leaves().iterator(), held);
    } catch (IOException | RuntimeException e) {
      held.close();
      throw e;
    }
  }

  /** Goes to the next segment with matches; null after the last. */
  @Nullable LeafReaderContext nextLeaf() throws IOException {
    while (leaves.hasNext()) {
      LeafReaderContext leaf = leaves.next();
      Scorer scorer = weight.scorer(leaf);
      if (scorer != null) {
        docs = scorer.iterator();
        live = leaf.reader().getLiveDocs();
        return leaf;
      }
    }
    docs = DocIdSetIterator.empty();
    return null;
  }

  /**
   * Goes to the next match in the segment; {@link DocIdSetIterator#NO_MORE_DOCS} after the last.
   */
  int nextDoc() throws IOException {
    int doc = docs.nextDoc();
    while (doc != DocIdSetIterator.NO_MORE_DOCS && live != null && !live.get(doc)) {
      doc = docs.nextDoc();
    }
    return doc;
  }

  @Override
  public void close() {
    held.close();
  }
}

package health.tarn.search.lucene;

import health.tarn.api.ResourceKey;
import health.tarn.api.query.Query;
import health.tarn.api.query.Sort;
import health.tarn.spi.search.PagePosition;
import health.tarn.spi.search.SearchError;
import health.tarn.spi.search.SearchException;
import health.tarn.spi.search.SearchView;
import health.tarn.spi.storage.Cursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** A reader that this view holds until it is closed. */
final class LuceneSearchView implements SearchView {

  private final IndexReader reader;
  private final IndexSearcher searcher;
  private final long t;
  private final Held held;

  /**
   * @param reader that the view owns one reference of
   */
  LuceneSearchView(IndexReader reader, long t) {
    this.reader = reader;
    this.t = t;
    this.held = new Held(reader);
    this.searcher = new IndexSearcher(reader);
    // A cache would be shared by all lakes of the process, and postings are faster than it.
    searcher.setQueryCache(null);
  }

  @Override
  public long t() {
    return t;
  }

  @Override
  public List<Hit> search(Query query, List<Sort> sort, int count, @Nullable String after) {
    requireOpen();
    PagePosition begin = after == null ? null : PagePosition.decode(after, sort);
    if (count <= 0) {
      return List.of();
    }
    List<PagePosition> page =
        Failure.translate(
            "search",
            () ->
                sort.isEmpty()
                    ? newestFirst(compile(query), count, begin)
                    : sorted(compile(query), new LuceneOrder(sort), count, begin));
    return page.stream().map(match -> new Hit(match.key(), match.encode(sort))).toList();
  }

  private List<PagePosition> newestFirst(
      org.apache.lucene.search.Query query, int count, @Nullable PagePosition after)
      throws IOException {
    return searcher.search(
        after == null ? query : notNewer(query, after), new NewestFirst.OnOneThread(count, after));
  }

  private static org.apache.lucene.search.Query notNewer(
      org.apache.lucene.search.Query query, PagePosition after) {
    return new BooleanQuery.Builder()
        .add(query, Occur.FILTER)
        .add(Ranges.sorted(Fields.AT, Long.MIN_VALUE, after.at()), Occur.FILTER)
        .build();
  }

  private List<PagePosition> sorted(
      org.apache.lucene.search.Query query,
      LuceneOrder order,
      int count,
      @Nullable PagePosition after)
      throws IOException {
    FieldDoc begin = after == null ? null : order.after(after, reader.maxDoc());
    List<PagePosition> page = new ArrayList<>();
    for (ScoreDoc match : searcher.searchAfter(begin, query, count, order.sort()).scoreDocs) {
      page.add(order.position((FieldDoc) match));
    }
    return page;
  }

  @Override
  public long count(Query query) {
    requireOpen();
    return Failure.translate("count", () -> (long) searcher.count(compile(query)));
  }

  @Override
  public Cursor<ResourceKey> keys(Query query) {
    requireOpen();
    return Failure.translate("list keys", () -> new KeyCursor(matches(query)));
  }

  @Override
  public Cursor<String> targets(Query query, String parameter) {
    requireOpen();
    return Failure.translate(
        "list targets", () -> TargetCursor.of(matches(query), Fields.REFERENCE + parameter));
  }

  private Matches matches(Query query) throws IOException {
    return Matches.of(searcher, compile(query), held);
  }

  private org.apache.lucene.search.Query compile(Query query) {
    return new QueryCompiler(() -> Failure.translate("list types", this::types)).compile(query);
  }

  private Set<String> types() throws IOException {
    BytesRef prefix = new BytesRef(new byte[] {Form.TYPE.tag});
    Set<String> types = new HashSet<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      Terms terms = leaf.reader().terms(Fields.TERM);
      if (terms != null) {
        TermsEnum walk = TermsQuery.walk(terms, prefix, term -> true);
        for (BytesRef term = walk.next(); term != null; term = walk.next()) {
          types.add(new BytesRef(term.bytes, term.offset + 1, term.length - 1).utf8ToString());
        }
      }
    }
    return types;
  }

  private void requireOpen() {
    if (held.isClosed()) {
      throw new SearchException(SearchError.CLOSED, "the view was closed");
    }
  }

  @Override
  public void close() {
    held.close();
  }
}

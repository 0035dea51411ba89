package health.tarn.search.memory;

import health.tarn.api.ResourceKey;
import health.tarn.api.query.Query;
import health.tarn.api.query.Sort;
import health.tarn.fhir.match.Matcher;
import health.tarn.search.memory.MemorySearchIndex.Document;
import health.tarn.spi.search.IndexEntry;
import health.tarn.spi.search.PagePosition;
import health.tarn.spi.search.SearchError;
import health.tarn.spi.search.SearchException;
import health.tarn.spi.search.SearchView;
import health.tarn.spi.storage.Cursor;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The documents of one moment; every answer scans them all. */
final class MemorySearchView implements SearchView {

  private final long t;
  private volatile @Nullable List<Document> documents;

  MemorySearchView(long t, List<Document> documents) {
    this.t = t;
    this.documents = documents;
  }

  @Override
  public long t() {
    return t;
  }

  @Override
  public List<Hit> search(Query query, List<Sort> sort, int count, @Nullable String after) {
    Order order = new Order(sort);
    PagePosition begin = after == null ? null : PagePosition.decode(after, sort);
    return matches(query)
        .map(order::position)
        .filter(position -> begin == null || order.compare(position, begin) > 0)
        .sorted(order)
        .limit(count)
        .map(position -> new Hit(position.key(), position.encode(sort)))
        .toList();
  }

  @Override
  public long count(Query query) {
    return matches(query).count();
  }

  @Override
  public Cursor<ResourceKey> keys(Query query) {
    return cursor(matches(query).map(Document::key));
  }

  @Override
  public Cursor<String> targets(Query query, String parameter) {
    return cursor(
        matches(query)
            .flatMap(document -> document.entries().stream())
            .filter(IndexEntry.Reference.class::isInstance)
            .map(IndexEntry.Reference.class::cast)
            .filter(reference -> reference.parameter().equals(parameter))
            .map(IndexEntry.Reference::target)
            .distinct());
  }

  @Override
  public void close() {
    documents = null;
  }

  private Stream<Document> matches(Query query) {
    List<Document> all = documents;
    if (all == null) {
      throw new SearchException(SearchError.CLOSED, "the view was closed");
    }
    Matcher matcher = Matcher.of(query);
    return all.stream().filter(d -> matcher.matches(d.key(), d.at(), d.entries()));
  }

  private static <T> Cursor<T> cursor(Stream<T> stream) {
    Iterator<T> iterator = stream.iterator();
    return new Cursor<>() {
      @Override
      public boolean hasNext() {
        return iterator.hasNext();
      }

      @Override
      public T next() {
        return iterator.next();
      }

      @Override
      public void close() {
        stream.close();
      }
    };
  }
}

package health.tarn.search.lucene;

import health.tarn.spi.search.SearchError;
import health.tarn.spi.search.SearchException;
import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;

/** Runs what may fail inside Lucene, and says what failed in the words of the SPI. */
final class Failure {

  private Failure() {}

  /** What Lucene is asked to do. */
  interface Call<T> {
    T run() throws IOException;
  }

  /** What Lucene is asked to look for. */
  interface Find<T> {
    @Nullable T run() throws IOException;
  }

  static <T> T translate(String what, Call<T> call) {
    return Objects.requireNonNull(translateFind(what, call::run));
  }

  static <T> @Nullable T translateFind(String what, Find<T> call) {
    try {
      return call.run();
    } catch (IndexSearcher.TooManyClauses e) {
      throw new SearchException(
          SearchError.NOT_SUPPORTED, "the query has more conditions than the index runs", e);
    } catch (IOException | AlreadyClosedException e) {
      throw new SearchException(SearchError.IO, "the search index failed to " + what, e);
    }
  }
}

package health.tarn.spi.search;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Why a search engine did not do what it was asked. */
public final class SearchException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final SearchError error;

  public SearchException(SearchError error, String message) {
    this(error, message, null);
  }

  public SearchException(SearchError error, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.error = error;
  }

  public SearchError error() {
    return error;
  }
}

package health.tarn.spi.graph;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Says why a graph did not do what it was asked; repeats nothing of its content. */
public final class GraphException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final GraphError error;

  public GraphException(GraphError error, String message) {
    this(error, message, null);
  }

  public GraphException(GraphError error, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.error = error;
  }

  public GraphError error() {
    return error;
  }
}

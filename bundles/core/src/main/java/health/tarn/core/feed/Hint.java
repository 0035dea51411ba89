package health.tarn.core.feed;

import health.tarn.spi.search.IndexChange;
import java.util.List;

/**
 * What one commit changed, so that a projection need not read it from the log.
 *
 * @param previousT the position of the commit just before it
 */
public record Hint(long previousT, long t, List<IndexChange> changes) {
  public Hint {
    changes = List.copyOf(changes);
  }
}

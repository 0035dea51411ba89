package health.tarn.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a history.
 *
 * @param versions newest first
 * @param total how many versions there are; null where counting them costs more than reading a page
 * @param nextPage the token of the next page; null on the last
 */
public record HistoryPage(
    List<Resource> versions, @Nullable Long total, @Nullable String nextPage) {
  public HistoryPage {
    versions = List.copyOf(versions);
  }
}

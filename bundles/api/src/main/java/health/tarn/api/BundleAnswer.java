package health.tarn.api;

import java.util.List;

/**
 * What became of a Bundle.
 *
 * @param transaction whether it was a transaction, or else a batch
 * @param entries one answer for each entry, in the same order
 */
public record BundleAnswer(boolean transaction, List<Entry> entries) {

  public BundleAnswer {
    entries = List.copyOf(entries);
  }

  /** What became of one entry. */
  public sealed interface Entry {

    record Wrote(Written written) implements Entry {}

    record Read(Resource resource) implements Entry {}

    record Searched(SearchCall call, SearchPage page) implements Entry {}

    record Past(HistoryCall call, HistoryPage page) implements Entry {}

    record Failed(LakeException problem) implements Entry {}
  }
}

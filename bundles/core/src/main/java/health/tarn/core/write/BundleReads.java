package health.tarn.core.write;

import health.tarn.api.BundleAnswer.Entry;
import health.tarn.api.HistoryCall;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.ResourceKey;
import health.tarn.api.SearchCall;
import health.tarn.api.UrlQuery;
import health.tarn.core.access.Access;
import health.tarn.core.read.Histories;
import health.tarn.core.read.Reads;
import health.tarn.core.search.Searches;
import health.tarn.core.store.OpenStore;
import java.util.List;
import java.util.regex.Pattern;

/** Answers the GET entries of Bundles: read, vread, history and search. */
final class BundleReads {

  private static final int HISTORY_COUNT = 50;
  private static final String HISTORY = "_history";
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

  private final Reads reads;
  private final Searches searches;
  private final Histories histories;

  BundleReads(OpenStore store, Searches searches, Histories histories) {
    this.reads = new Reads(store);
    this.searches = searches;
    this.histories = histories;
  }

  Entry answer(RequestedEntry entry, Access access) {
    String[] parts = entry.path().split("/", -1);
    String query = entry.parameters();
    if (parts.length == 1 && !parts[0].equals(HISTORY)) {
      String type = parts[0].isEmpty() ? null : parts[0];
      List<SearchCall.Parameter> parameters = query == null ? List.of() : UrlQuery.parse(query);
      SearchCall call = new SearchCall(type, parameters, false, null);
      return new Entry.Searched(call, searches.page(call, access));
    }
    if (query != null) {
      throw new LakeException(
          Problem.INVALID,
          entry.place() + ".request.url: parameters are known of a search only within a Bundle");
    }
    return withoutParameters(entry, parts, access);
  }

  private Entry withoutParameters(RequestedEntry entry, String[] parts, Access access) {
    if (parts[parts.length - 1].equals(HISTORY) && parts.length <= 3) {
      return past(parts, access);
    }
    if (parts.length == 4 && parts[2].equals(HISTORY)) {
      ResourceKey key = new ResourceKey(parts[0], parts[1]);
      return new Entry.Read(reads.read(key, version(entry, parts[3]), access));
    }
    if (parts.length == 2) {
      return new Entry.Read(reads.read(new ResourceKey(parts[0], parts[1]), access));
    }
    throw new LakeException(
        Problem.INVALID,
        entry.place() + ".request.url: expected Type/id, Type?parameters or a history");
  }

  private Entry past(String[] parts, Access access) {
    HistoryCall call =
        new HistoryCall(
            parts.length > 1 ? parts[0] : null,
            parts.length > 2 ? parts[1] : null,
            null,
            null,
            HISTORY_COUNT,
            null);
    return new Entry.Past(call, histories.page(call, access));
  }

  private static long version(RequestedEntry entry, String text) {
    if (!VERSION.matcher(text).matches()) {
      throw new LakeException(
          Problem.NOT_FOUND,
          entry.place() + ": there is no such version; versions are numbers from 1 on");
    }
    return Long.parseLong(text);
  }
}

package health.tarn.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Searches of one kind or of several, mixed. Before a kind is measured, some of its answers are
 * held against the data: a fast wrong answer is no figure.
 */
final class SearchMeasure implements Measure {

  private static final Target MIX = Target.atLeast(1_500, 3_404, "/s");
  private static final int CHECKED = 20;

  private final Load load;
  private final Control control;
  private final Sample sample;
  private final int clients;
  private final List<SearchKind> kinds;

  /**
   * @param kinds one, or several that are mixed
   */
  SearchMeasure(Load load, Control control, Sample sample, int clients, List<SearchKind> kinds) {
    this.kinds = List.copyOf(kinds);
    this.load = load;
    this.control = control;
    this.sample = sample;
    this.clients = clients;
  }

  @Override
  public String name() {
    return "search";
  }

  @Override
  public void run(Consumer<Row> rows) throws IOException, InterruptedException {
    for (SearchKind kind : kinds) {
      check(kind);
    }
    Endpoint endpoint = control.endpoint();
    Rounds rounds =
        load.run(
            clients,
            random -> endpoint.get(Sample.any(kinds, random).any(sample, random).address()));
    Round median = rounds.median();
    Row row =
        Row.of(
                title() + ", " + clients + " clients",
                rounds.rate("requests")
                    + ", "
                    + rounds.latency()
                    + ", "
                    + Numbers.kilobytes(median.bytesEach()))
            .cpu(median);
    rows.accept(kinds.size() == 1 ? row : row.heldAgainst(MIX, median.perSecond()));
  }

  private String title() {
    return kinds.size() == 1 ? '`' + kinds.get(0).title() + '`' : "these searches mixed";
  }

  private void check(SearchKind kind) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    long found = 0;
    for (int i = 0; i < CHECKED; i++) {
      SearchKind.Query query = kind.any(sample, random);
      JsonNode bundle = control.get(query.address());
      long matches = matches(bundle);
      if (matches < query.least() && !hasNext(bundle)) {
        throw new UnexpectedAnswerException(
            kind.title() + " found " + matches + " instead of " + query.least());
      }
      found += matches;
    }
    if (found == 0) {
      throw new UnexpectedAnswerException(kind.title() + " found nothing in " + CHECKED + " times");
    }
  }

  /** The total, or what is on the first page if the total is not told. */
  private static long matches(JsonNode bundle) {
    long entries = 0;
    for (JsonNode entry : bundle.path("entry")) {
      if (entry.path("search").path("mode").asText().equals("match")) {
        entries++;
      }
    }
    return bundle.path("total").asLong(entries);
  }

  /** Whether there is more than was counted, because the total is not told. */
  private static boolean hasNext(JsonNode bundle) {
    if (bundle.has("total")) {
      return false;
    }
    for (JsonNode link : bundle.path("link")) {
      if (link.path("relation").asText().equals("next")) {
        return true;
      }
    }
    return false;
  }
}

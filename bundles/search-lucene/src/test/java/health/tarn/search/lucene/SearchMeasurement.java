package health.tarn.search.lucene;

import health.tarn.api.query.Prefix;
import health.tarn.api.query.Query;
import health.tarn.api.query.Sort;
import health.tarn.spi.search.IndexChange;
import health.tarn.spi.search.SearchIndex;
import health.tarn.spi.search.SearchView;
import health.tarn.spi.storage.Cursor;
import health.tarn.spi.storage.Figure;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Measures adding, disk and queries: {@code SearchMeasurement <resources> <threads>}. Time is that
 * of the processors, of the whole process less what made the resources.
 */
final class SearchMeasurement {

  private static final int BATCH = 2000;
  private static final int WARM_UP = 600_000;
  private static final List<Sort> DEFAULT = List.of();

  private final int resources;
  private final SyntheticResources make = new SyntheticResources();
  private final SearchIndex index;

  private SearchMeasurement(int resources, SearchIndex index) {
    this.resources = resources;
    this.index = index;
  }

  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("search-measurement");
    LuceneSearchEngine engine =
        new LuceneSearchEngine(256L << 20, Integer.parseInt(args[1]), 256L << 20);
    try (SearchIndex index = engine.open(folder)) {
      SearchMeasurement measurement = new SearchMeasurement(Integer.parseInt(args[0]), index);
      measurement.add(WARM_UP);
      say("warm", 0, "from here on");
      measurement.add(measurement.resources);
      measurement.queries();
      measurement.updates();
    }
    long before = System.nanoTime();
    try (SearchIndex index = engine.open(folder);
        SearchView view = index.view()) {
      say("open and count once", (System.nanoTime() - before) / 1000, "µs wall");
      say("resources", view.count(new Query.All()), "");
    }
    engine.stop();
  }

  private void add(int resources) {
    index.restart("storage");
    long cpu = processCpu();
    long making = 0;
    long wall = 0;
    for (int done = 0; done < resources; done += BATCH) {
      long begin = threadCpu();
      List<IndexChange> batch = make.next(BATCH, done / BATCH);
      making += threadCpu() - begin;
      long start = System.nanoTime();
      index.apply(batch, done / BATCH + 1);
      wall += System.nanoTime() - start;
    }
    long start = System.nanoTime();
    index.commit();
    wall += System.nanoTime() - start;
    long used = processCpu() - cpu - making;
    say("entries a resource", (long) make.entriesPerResource(), "");
    say("add", used / resources, "ns CPU a resource, collector and compiler of the JVM included");
    say("add", (long) (resources / (wall / 1e9)), "resources/s wall");
    for (Figure figure : index.figures()) {
      if (figure.name().equals("disk.bytes")) {
        say("disk", figure.value() / resources, "bytes a resource");
      }
    }
  }

  private void updates() {
    List<IndexChange> batch = make.next(BATCH, resources / BATCH + 1);
    index.apply(batch, resources);
    List<IndexChange> again =
        batch.stream().map(c -> new IndexChange(c.key(), 2, c.at(), false, c.entries())).toList();
    long cpu = processCpu();
    for (int round = 0; round < 20; round++) {
      index.apply(again, resources);
      index.view().close();
    }
    say(
        "replace, with a view for each 2,000",
        (processCpu() - cpu) / 20 / BATCH,
        "ns CPU a resource");
    time(
        "replace one and take a view",
        () -> {
          index.apply(again.subList(0, 1), resources);
          try (SearchView view = index.view()) {
            return view.t();
          }
        });
  }

  private void queries() {
    String patient = make.lastPatient();
    Query page = SyntheticResources.query(patient, "1003-3");
    Query code = new Query.Token("code", SyntheticResources.LOINC, "1003-3");
    Query type = new Query.Type(Set.of("Observation"));
    Query status = new Query.Token("status", null, "final");
    try (SearchView view = index.view()) {
      time(
          "page of 50, Observation?patient&code",
          () -> view.search(page, DEFAULT, 50, null).size());
      time("page of 50, Observation", () -> view.search(type, DEFAULT, 50, null).size());
      time("page of 50, Observation?code", () -> view.search(code, DEFAULT, 50, null).size());
      String after = view.search(type, DEFAULT, 50, null).get(49).position();
      time("next page of 50, Observation", () -> view.search(type, DEFAULT, 50, after).size());
      List<Sort> byDate = List.of(new Sort("date", Sort.Kind.DATE, true));
      time(
          "page of 50 by date, Observation?patient",
          () ->
              view.search(new Query.Reference("patient", Set.of(patient)), byDate, 50, null)
                  .size());
      hits(
          "page of 50 by date, all",
          () -> {
            view.search(new Query.All(), byDate, 50, null);
            return resources;
          });
      hits("count type and status", () -> view.count(new Query.And(List.of(type, status))));
      hits("count code", () -> view.count(code));
      long mid = 1_350_000_000_000L;
      Query date = new Query.Date("date", Prefix.GE, mid, mid);
      hits("count date, half", () -> view.count(date));
      hits("count type and date", () -> view.count(new Query.And(List.of(type, date))));
      Query high = new Query.Quantity("2", Prefix.GT, 100, 100, null, "mg/dL");
      Query composite =
          new Query.Composite(
              "code-value-quantity", List.of(new Query.Token("1", null, "1003-3"), high));
      hits("count composite code and value", () -> view.count(composite));
      Query unit = new Query.Quantity("value-quantity", Prefix.GT, 100, 100, null, "mg/dL");
      hits("count quantity with unit", () -> view.count(unit));
      time(
          "count text contains",
          () -> view.count(new Query.Text("code:text", Query.TextMatch.CONTAINS, "kind 39")));
      time(
          "count text contains, many",
          () -> view.count(new Query.Text("family", Query.TextMatch.CONTAINS, "zz9")));
      hits("keys of a code", () -> drain(view.keys(code)));
      time("targets of a code", () -> drain(view.targets(code, "patient")));
    }
  }

  private static long drain(Cursor<?> cursor) {
    long count = 0;
    try (cursor) {
      for (; cursor.hasNext(); count++) {
        cursor.next();
      }
    }
    return count;
  }

  private static void time(String what, LongSupplier query) {
    long[] measured = measure(query);
    say(what, measured[0] / 1000, "µs CPU, result " + measured[1]);
  }

  private static void hits(String what, LongSupplier query) {
    long[] measured = measure(query);
    say(
        what,
        measured[0] / 1000,
        "µs CPU, result " + measured[1] + ", M/s " + measured[1] * 1000 / Math.max(1, measured[0]));
  }

  /** Returns the nanoseconds of one run, once it is compiled, and the result. */
  private static long[] measure(LongSupplier query) {
    long result = 0;
    long end = System.nanoTime() + 1_500_000_000L;
    while (System.nanoTime() < end) {
      result = query.getAsLong();
    }
    int runs = 0;
    long begin = threadCpu();
    while (runs < 3 || threadCpu() - begin < 500_000_000L) {
      result = query.getAsLong();
      runs++;
    }
    return new long[] {(threadCpu() - begin) / runs, result};
  }

  private static long threadCpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long processCpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void say(String what, long value, String unit) {
    System.out.println(what + ": " + value + " " + unit);
  }
}

package health.tarn.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures a running lake and prints a table in Markdown; what it is doing goes to standard error.
 * Ends with 1 if a measure failed, with 2 if it was called wrongly.
 */
public final class LoadScenario {

  private static final Target START = Target.atMost(25, 8, " CPU s");
  private static final int FAILED = 1;
  private static final int CALLED_WRONGLY = 2;

  private final Options options;
  private final PrintWriter table;
  private final PrintWriter progress;

  private LoadScenario(Options options, PrintWriter table, PrintWriter progress) {
    this.options = options;
    this.table = table;
    this.progress = progress;
  }

  /** Runs the measures that the options name; see README.md. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    PrintWriter progress = writer(FileDescriptor.err);
    Options options;
    try {
      options = Options.parse(arguments);
    } catch (IllegalArgumentException e) {
      progress.println(e.getMessage());
      System.exit(CALLED_WRONGLY);
      return;
    }
    if (!new LoadScenario(options, writer(FileDescriptor.out), progress).run()) {
      System.exit(FAILED);
    }
  }

  private boolean run() throws IOException, InterruptedException {
    progress.println("reading " + options.ndjson());
    Sample sample = SampleReader.read(options.ndjson());
    table.println(Row.header());
    if (options.startCpuSeconds() >= 0) {
      double start = options.startCpuSeconds();
      print(
          Row.of("start, to the first answer", Numbers.decimals(start) + " CPU s")
              .heldAgainst(START, start));
    }
    boolean good = true;
    for (Measure measure : measures(sample)) {
      if (options.only().contains(measure.name())) {
        good &= run(measure);
      }
    }
    return good;
  }

  /** In an order in which none spoils what another one needs; the first one fills the lake. */
  private List<Measure> measures(Sample sample) throws IOException, InterruptedException {
    Endpoint endpoint = Endpoint.of(options.base());
    Control control = new Control(endpoint);
    ProcessProbe server = ProcessProbe.of(options.pid());
    Load load = new Load(endpoint, server, options.time());
    Disk disk = new Disk(options.data());
    int clients = options.clients();
    List<Measure> measures = new ArrayList<>();
    ImportMeasure importing =
        new ImportMeasure(control, server, sample, options.input(), options.output());
    if (!options.only().contains(importing.name()) && importing.isNeeded()) {
      progress.println("importing what the measures ask for");
      importing.fill();
    }
    measures.add(importing);
    measures.add(new ReadMeasure(load, endpoint, sample, clients));
    List<SearchKind> searches = List.of(SearchKind.values());
    for (SearchKind search : searches) {
      measures.add(new SearchMeasure(load, control, sample, clients, List.of(search)));
    }
    measures.add(new SearchMeasure(load, control, sample, clients, searches));
    measures.add(new ExportMeasure(control, server, sample, options.output()));
    measures.add(new TransactionMeasure(load, control, sample, disk));
    measures.add(new FootprintMeasure(control, server, sample, disk));
    return measures;
  }

  /** One measure that fails is a row that says so; the others go on. */
  private boolean run(Measure measure) throws InterruptedException {
    progress.println("measuring: " + measure.name());
    try {
      measure.run(this::print);
      return true;
    } catch (IOException e) {
      print(Row.of(measure.name(), "FAILED: " + e.getMessage()));
      return false;
    }
  }

  private void print(Row row) {
    table.println(row.markdown());
  }

  private static PrintWriter writer(FileDescriptor stream) {
    return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }
}

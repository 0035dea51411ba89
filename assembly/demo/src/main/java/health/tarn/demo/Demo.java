package health.tarn.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Starts the lake beside an S3 server, shows what it does, and leaves it running. */
public final class Demo {

  private final Options options;
  private final Path assembly;
  private final Console console;
  private final ObjectServer objects;
  private final Lake lake;

  private Demo(Options options, Path assembly, Console console) {
    this.options = options;
    this.assembly = assembly;
    this.console = console;
    objects =
        new ObjectServer(assembly.resolve("demo/target/s3proxy"), options.data().resolve("s3"));
    lake = new Lake(options.data().resolve("karaf"));
  }

  /** Arguments: the folder {@code assembly} of the project, then the {@link Options}. */
  public static void main(String[] arguments) throws Exception {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    try {
      List<String> all = Arrays.asList(arguments);
      Path assembly = Path.of(all.get(0));
      Options options = Options.parse(assembly.resolveSibling("."), all.subList(1, all.size()));
      Demo demo =
          new Demo(options, assembly, new Console(out, Boolean.getBoolean("demo.terminal")));
      switch (options.action()) {
        case SHOW -> demo.show();
        case STOP -> demo.stop();
      }
    } catch (DemoException e) {
      out.println();
      out.println("demo: " + e.getMessage());
      System.exit(1);
    }
  }

  /** What is shown on the running lake, in order. */
  private static List<Step> steps(Tour tour) {
    return List.of(
        new ImportStep(tour),
        new SearchStep(tour),
        new HistoryStep(tour),
        new NoteStep(tour),
        new GraphStep(tour),
        new ExportStep(tour));
  }

  private void show() throws Exception {
    refuseWhatRuns();
    Files.createDirectories(options.data());
    // Keys and patients lie in it.
    Files.setPosixFilePermissions(options.data(), PosixFilePermissions.fromString("rwx------"));
    console.step("Starting an S3 server with the bucket " + ObjectServer.BUCKET);
    objects.stop();
    ObjectServer.Access access = objects.start(console);
    console.say(access.endpoint() + ", its objects are files of " + objects.bucket());
    Map<String, Long> lines = Map.of();
    if (!options.empty()) {
      lines = Sample.putInto(objects.bucket(), assembly.resolve("src/sample/synthea.zip"));
      console.say(
          lines.size()
              + " NDJSON objects of synthetic patients in "
              + Tour.S3
              + Sample.PREFIX
              + "/");
    }

    console.step("Starting the lake");
    lake.install(assembly.resolve("target/assembly"));
    lake.configure(options.port(), access);
    lake.start(options.port(), console);
    console.say(base() + " answers");

    if (!options.empty()) {
      tour(lines);
    }
    if (options.once()) {
      stop();
      return;
    }
    sayGoodbye();
  }

  private void tour(Map<String, Long> lines) throws Exception {
    Report report = new Report();
    Tour tour = new Tour(new FhirClient(base()), objects.bucket(), lines, report);
    for (Step step : steps(tour)) {
      console.step(step.title());
      step.show(base(), console);
    }
    console.step("What this lake did");
    report.print(console);
  }

  private void sayGoodbye() {
    console.step("The lake runs on at " + base() + "/fhir");
    console.say("try     curl '" + base() + "/fhir/Patient?_count=2&_pretty=true'");
    console.say("        curl '" + base() + "/fhir/Observation?patient.gender=female&_count=3'");
    console.say("        " + options.data().resolve("karaf/bin/client") + " tarn:status");
    console.say("shell   " + options.data().resolve("karaf/bin/client"));
    console.say("log     " + options.data().resolve("karaf/data/log/karaf.log"));
    console.say("stop    " + stopCommand());
  }

  private void refuseWhatRuns() throws IOException, InterruptedException {
    if (lake.running()) {
      throw new DemoException(
          "A lake already runs in " + options.data() + ". Stop it:  " + stopCommand());
    }
    if (!Ports.free(options.port())) {
      throw new DemoException(
          "Port "
              + options.port()
              + " is taken. Choose another, for example:  --port "
              + Ports.anyFree());
    }
  }

  private void stop() throws IOException, InterruptedException {
    console.step("Stopping the lake and the S3 server");
    if (lake.running()) {
      lake.stop(console);
    }
    objects.stop();
    console.say("stopped; the data stays in " + options.data());
  }

  private String base() {
    return "http://127.0.0.1:" + options.port();
  }

  private String stopCommand() {
    String data = options.data().endsWith(".tarn") ? "" : " --data " + options.data();
    return "bash assembly/demo.sh --stop" + data;
  }
}

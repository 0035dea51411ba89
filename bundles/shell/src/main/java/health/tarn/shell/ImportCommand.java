package health.tarn.shell;

import health.tarn.api.job.Job;
import health.tarn.api.job.JobRequest;
import health.tarn.api.job.Jobs;
import java.io.PrintStream;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jspecify.annotations.Nullable;

/** {@code tarn:import s3://in/ s3://out/}. */
@Service
@Command(
    scope = "tarn",
    name = "import",
    description = "Imports resources in bulk.",
    detailedDescription =
        """
        Reads every .ndjson object below the input and stores its resources by
        their ids. The job makes a folder of its own below the output, with
        result logs and a manifest. It outlives a restart of the lake; see it
        with tarn:jobs. Options stand before the input.

        Import a bucket and watch until it is done:
            tarn:import --watch s3://hospital/2026-11/ s3://hospital/results/

        Take in what breaks FHIR's rules too, into another data store:
            tarn:import --store trial --validation minimal file:///i/ file:///o/
        """)
@SuppressWarnings("NullAway.Init") // Karaf fills the fields before it calls execute.
public final class ImportCommand extends StoreCommand {

  @Reference Jobs jobs;

  @Option(name = "--name", description = "What to call the job, 1 to 64 characters")
  @Nullable String name;

  @Option(name = "--validation", description = "structure-only or minimal")
  @Completion(
      value = StringsCompleter.class,
      values = {"structure-only", "minimal"})
  @Nullable String validation;

  @Option(name = "--watch", description = "Follow the job until it ends")
  boolean watch;

  @Argument(index = 0, name = "input", description = "A prefix or an object", required = true)
  String input;

  @Argument(index = 1, name = "output", description = "Where the results go", required = true)
  String output;

  @Override
  void run(PrintStream out) throws CommandException {
    Map<String, String> options = validation == null ? Map.of() : Map.of("validation", validation);
    JobRequest request =
        new JobRequest(
            Job.Kind.IMPORT, name, Locations.parse(input), Locations.parse(output), options);
    Job job = jobs.submit(storeId, request, OPERATOR);
    out.println("Job " + job.id());
    if (watch) {
      new JobWatch(jobs, session).follow(job.id());
    }
  }
}

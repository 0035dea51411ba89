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
import org.jspecify.annotations.Nullable;

/** {@code tarn:export s3://out/}. */
@Service
@Command(
    scope = "tarn",
    name = "export",
    description = "Exports resources in bulk.",
    detailedDescription =
        """
        Writes every current resource as NDJSON, one type an object, into a
        folder of the job's own below the output. All objects show the data
        store as of one moment, however long the job takes. Options stand
        before the output.

        Export everything and watch:
            tarn:export --watch s3://hospital/export/

        Export two types of another data store:
            tarn:export --store trial --types Patient,Claim file:///out/
        """)
@SuppressWarnings("NullAway.Init") // Karaf fills the fields before it calls execute.
public final class ExportCommand extends StoreCommand {

  @Reference Jobs jobs;

  @Option(name = "--types", description = "Resource types with commas between them")
  @Completion(TypesCompleter.class)
  @Nullable String types;

  @Option(name = "--watch", description = "Follow the job until it ends")
  boolean watch;

  @Argument(index = 0, name = "output", description = "Where the objects go", required = true)
  String output;

  @Override
  void run(PrintStream out) throws CommandException {
    Map<String, String> options = types == null ? Map.of() : Map.of("types", types);
    JobRequest request =
        new JobRequest(Job.Kind.EXPORT, null, null, Locations.parse(output), options);
    Job job = jobs.submit(storeId, request, OPERATOR);
    out.println("Job " + job.id());
    if (watch) {
      new JobWatch(jobs, session).follow(job.id());
    }
  }
}

package health.tarn.shell;

import health.tarn.api.job.Jobs;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code tarn:job-cancel 0123456789abcdef0123456789abcdef}. */
@Service
@Command(
    scope = "tarn",
    name = "job-cancel",
    description = "Asks a job to stop.",
    detailedDescription =
        """
        The job stops soon and writes its manifest; what it has done stays
        done. A job that has ended cannot be cancelled.

        Cancel a job:
            tarn:job-cancel 0123456789abcdef0123456789abcdef

        Cancel it and see it end:
            tarn:job-cancel ID; tarn:job --watch ID
        """)
@SuppressWarnings("NullAway.Init") // Karaf fills the fields before it calls execute.
public final class JobCancelCommand extends LakeCommand {

  @Reference Jobs jobs;

  @Argument(name = "id", description = "The id of the job", required = true)
  @Completion(JobCompleter.class)
  String id;

  @Override
  void run(PrintStream out) {
    out.println(jobs.cancel(id, OPERATOR).state());
  }
}

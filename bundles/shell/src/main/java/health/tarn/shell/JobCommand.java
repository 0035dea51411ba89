package health.tarn.shell;

import health.tarn.api.job.Jobs;
import java.io.PrintStream;
import java.time.Instant;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;

/** {@code tarn:job 0123456789abcdef0123456789abcdef}. */
@Service
@Command(
    scope = "tarn",
    name = "job",
    description = "Shows one job, or follows it until it ends.",
    detailedDescription =
        """
        Shows what the job is, how far it is, and how many resources of each
        type it has done. With --watch it draws a bar until the job ends;
        Ctrl-C ends the watching, not the job.

        Look once:
            tarn:job 0123456789abcdef0123456789abcdef

        Watch; the command fails if the job does:
            tarn:job --watch 0123456789abcdef0123456789abcdef
        """)
@SuppressWarnings("NullAway.Init") // Karaf fills the fields before it calls execute.
public final class JobCommand extends LakeCommand {

  @Reference Jobs jobs;

  @Option(name = "--watch", description = "Follow the job until it ends")
  boolean watch;

  @Argument(name = "id", description = "The id of the job", required = true)
  @Completion(JobCompleter.class)
  String id;

  @Override
  void run(PrintStream out) throws CommandException {
    if (watch) {
      new JobWatch(jobs, session).follow(id);
      return;
    }
    JobReport.print(jobs.find(id, OPERATOR), Instant.now(), out);
  }
}

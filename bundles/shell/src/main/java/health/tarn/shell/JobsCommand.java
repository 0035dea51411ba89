package health.tarn.shell;

import health.tarn.api.job.Job;
import health.tarn.api.job.Jobs;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jspecify.annotations.Nullable;

/** {@code tarn:jobs}. */
@Service
@Command(
    scope = "tarn",
    name = "jobs",
    description = "Lists imports and exports, the newest first.",
    detailedDescription =
        """
        Shows the jobs of all data stores, or of one. A job that is not ended
        goes on by itself, after a restart too.

        All jobs:
            tarn:jobs

        The last five of one data store, for a script:
            tarn:jobs --store research --limit 5 --no-format
        """)
@SuppressWarnings("NullAway.Init") // Karaf fills the fields before it calls execute.
public final class JobsCommand extends LakeCommand {

  @Reference Jobs jobs;

  @Option(name = "--store", description = "Only the jobs of this data store")
  @Completion(StoreCompleter.class)
  @Nullable String storeId;

  @Option(name = "--limit", description = "How many to show at most")
  int limit = 50;

  @Option(name = "--no-format", description = "Print tabs instead of a table")
  boolean noFormat;

  @Override
  void run(PrintStream out) {
    ShellTable table = new ShellTable().emptyTableText("no jobs");
    table.column("Id");
    table.column("Kind");
    table.column("Data store");
    table.column("Name");
    table.column("State");
    table.column("Submitted");
    table.column("Took").alignRight();
    table.column("Resources").alignRight();
    table.column("Refused").alignRight();
    Instant now = Instant.now();
    jobs.list(storeId, OPERATOR).stream().limit(limit).forEach(job -> add(table, job, now));
    table.print(out, !noFormat);
  }

  private static void add(ShellTable table, Job job, Instant now) {
    table
        .addRow()
        .addContent(
            job.id(),
            job.kind().name().toLowerCase(Locale.ROOT),
            job.store(),
            job.name() == null ? "" : TerminalText.safe(job.name(), 64),
            job.state().name(),
            Moment.text(job.submittedAt()),
            JobReport.took(job, now),
            Count.text(job.progress().resourcesDone()),
            Count.text(job.progress().resourcesFailed()));
  }
}

package health.tarn.shell;

import health.tarn.api.job.Job;
import health.tarn.api.job.Job.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jspecify.annotations.Nullable;

/** All that is known of a job: what it is, how far it is, and how many resources of each type. */
final class JobReport {

  private JobReport() {}

  static void print(Job job, Instant now, PrintStream out) {
    line(out, "Job", job.id());
    line(out, "Kind", job.kind().name().toLowerCase(Locale.ROOT));
    line(out, "Data store", job.store());
    line(out, "Name", job.name());
    line(out, "State", job.state().name());
    line(out, "Message", job.message());
    line(out, "Input", job.input());
    line(out, "Output", job.output());
    line(out, "Options", job.options().isEmpty() ? null : new TreeMap<>(job.options()));
    line(out, "Submitted", Moment.text(job.submittedAt()));
    line(out, "Took", took(job, now));
    numbers(job, now, out);
    types(job.progress().types(), out);
    if (job.state() == Job.State.COMPLETED_WITH_ERRORS) {
      out.println("What was refused, and why, stands in the folder FAILURE of the output.");
    }
  }

  /** Returns how long the job took, or has taken so far; empty before it starts. */
  static String took(Job job, Instant now) {
    if (job.startedAt() == null) {
      return "";
    }
    Instant end = job.endedAt() == null ? now : job.endedAt();
    return Elapsed.text(Duration.between(job.startedAt(), end));
  }

  private static void numbers(Job job, Instant now, PrintStream out) {
    Progress progress = job.progress();
    Pace pace = Pace.of(job, now);
    String failed = progress.objectsFailed() > 0 ? progress.objectsFailed() + " failed" : null;
    line(
        out,
        "Objects",
        Count.text(progress.objectsDone()) + " of " + Count.text(progress.objects()));
    line(out, "", failed);
    line(out, "Bytes", ByteSize.text(progress.bytesDone()));
    line(out, "Resources", Count.text(progress.resourcesDone()));
    line(out, "Refused", Count.text(progress.resourcesFailed()));
    line(out, "Pace", pace.perSecond() == null ? null : Count.text(pace.perSecond()) + "/s");
  }

  private static void types(Map<String, Long> types, PrintStream out) {
    if (types.isEmpty()) {
      return;
    }
    ShellTable table = new ShellTable();
    table.column("Type");
    table.column("Resources").alignRight();
    types.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(type -> table.addRow().addContent(type.getKey(), Count.text(type.getValue())));
    out.println();
    table.print(out);
  }

  private static void line(PrintStream out, String name, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      out.println(String.format(Locale.ROOT, "%-12s", name) + TerminalText.safe(value.toString()));
    }
  }
}

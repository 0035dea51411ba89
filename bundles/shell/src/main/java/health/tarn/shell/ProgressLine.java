package health.tarn.shell;

import health.tarn.api.job.Job;
import health.tarn.api.job.Job.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** A job's progress on one line: a bar, bytes, objects, resources, pace, the time left. */
final class ProgressLine {

  private static final int WIDTH = 24;

  private ProgressLine() {}

  static String text(Job job, Instant now) {
    Progress progress = job.progress();
    Pace pace = Pace.of(job, now);
    List<String> parts = new ArrayList<>();
    if (pace.fraction() != null) {
      parts.add(bar(pace.fraction()));
    }
    parts.add(job.state().name());
    if (progress.bytesDone() > 0 || progress.bytes() > 0) {
      parts.add(ofAll(ByteSize.text(progress.bytesDone()), progress.bytes(), ByteSize::text));
    }
    if (progress.objects() > 0) {
      parts.add(
          ofAll(Count.text(progress.objectsDone()), progress.objects(), Count::text) + " objects");
    }
    parts.add(Count.text(progress.resourcesDone()) + " resources");
    if (progress.resourcesFailed() > 0) {
      parts.add(Count.text(progress.resourcesFailed()) + " refused");
    }
    if (pace.perSecond() != null) {
      parts.add(Count.text(pace.perSecond()) + "/s");
    }
    if (pace.left() != null) {
      parts.add("ETA " + Elapsed.text(pace.left()));
    }
    return String.join("  ", parts);
  }

  private static String bar(double fraction) {
    int done = (int) (fraction * WIDTH);
    String percent = (int) (fraction * 100) + " %";
    return "[" + "#".repeat(done) + ".".repeat(WIDTH - done) + "] " + percent;
  }

  private static String ofAll(String done, long all, LongFunction<String> format) {
    return all > 0 ? done + " of " + format.apply(all) : done;
  }
}

package health.tarn.shell;

import health.tarn.api.job.Job;
import health.tarn.api.job.Job.Progress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fast a job is, by all that it has done since it started.
 *
 * @param fraction what is done, from 0 to 1; null while it is unknown how much there is
 * @param perSecond resources a second; null before the first second
 * @param left how long it will still take at that pace; null if that cannot be said
 */
record Pace(@Nullable Double fraction, @Nullable Long perSecond, @Nullable Duration left) {

  static Pace of(Job job, Instant now) {
    Double fraction = fraction(job.progress());
    if (job.startedAt() == null) {
      return new Pace(fraction, null, null);
    }
    Instant end = job.endedAt() == null ? now : job.endedAt();
    Duration taken = Duration.between(job.startedAt(), end);
    if (taken.compareTo(Duration.ofSeconds(1)) < 0) {
      return new Pace(fraction, null, null);
    }
    long perSecond = job.progress().resourcesDone() * 1000 / taken.toMillis();
    return new Pace(fraction, perSecond, job.endedAt() == null ? left(fraction, taken) : null);
  }

  /** By bytes where their number is known, else by resources, else by objects. */
  private static @Nullable Double fraction(Progress progress) {
    if (progress.bytes() > 0) {
      return ratio(progress.bytesDone(), progress.bytes());
    }
    if (progress.resources() > progress.resourcesDone() + progress.resourcesFailed()) {
      return ratio(progress.resourcesDone(), progress.resources());
    }
    if (progress.objects() > 0) {
      return ratio(progress.objectsDone() + progress.objectsFailed(), progress.objects());
    }
    return null;
  }

  private static double ratio(long done, long all) {
    return Math.min(1.0, (double) done / all);
  }

  private static @Nullable Duration left(@Nullable Double fraction, Duration taken) {
    if (fraction == null || fraction <= 0) {
      return null;
    }
    return Duration.ofMillis((long) (taken.toMillis() * (1 - fraction) / fraction));
  }
}

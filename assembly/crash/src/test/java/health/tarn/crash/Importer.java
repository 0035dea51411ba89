package health.tarn.crash;

import static health.tarn.testkit.KilledProcess.say;

import health.tarn.api.Lake;
import health.tarn.api.Principal;
import health.tarn.api.job.Job;
import health.tarn.api.job.JobRequest;
import health.tarn.api.job.Jobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Has one import carried out after the other; one that was interrupted goes on first. */
final class Importer implements Runnable {

  private static final long POLL_NANOS = 5_000_000;
  private static final int LONGEST_PAUSE_NANOS = 500_000_000;

  private final Jobs jobs;
  private final ImportFiles files;
  private final Random random;

  Importer(Jobs jobs, ImportFiles files, long seed) {
    this.jobs = jobs;
    this.files = files;
    this.random = new Random(seed);
  }

  @Override
  public void run() {
    while (true) {
      List<Job> known = jobs.list(Lake.DEFAULT_STORE, Principal.ANONYMOUS);
      for (Job job : known) {
        if (!job.state().ended()) {
          awaitEnd(job);
        }
      }
      LockSupport.parkNanos(random.nextInt(LONGEST_PAUSE_NANOS));
      submit(known.size());
    }
  }

  private void submit(int number) {
    try {
      files.write(number);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    jobs.submit(
        Lake.DEFAULT_STORE,
        new JobRequest(
            Job.Kind.IMPORT,
            ImportFiles.name(number),
            files.input(number),
            files.output(),
            Map.of()),
        Principal.ANONYMOUS);
  }

  private void awaitEnd(Job job) {
    Job now = job;
    while (!now.state().ended()) {
      LockSupport.parkNanos(POLL_NANOS);
      now = jobs.find(job.id(), Principal.ANONYMOUS);
    }
    say("ended " + ImportFiles.number(now));
  }
}

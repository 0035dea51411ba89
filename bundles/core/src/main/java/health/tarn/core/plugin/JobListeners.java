package health.tarn.core.plugin;

import health.tarn.api.LakeException;
import health.tarn.api.job.Job;
import health.tarn.api.job.JobListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whoever hears of ended jobs, each on a thread of its own and in the order of the ends. */
final class JobListeners {

  private static final Logger log = LoggerFactory.getLogger(JobListeners.class);

  private final List<Listening> all = new CopyOnWriteArrayList<>();

  private record Listening(Plugged<JobListener, String> plugged, ExecutorService thread) {}

  void add(Plugged<JobListener, String> listener) {
    all.add(
        new Listening(
            listener, Threads.single("tarn-job-end-" + listener.origin().bundle() + "-")));
  }

  void remove(JobListener service) {
    List<Listening> gone = all.stream().filter(one -> one.plugged().service() == service).toList();
    all.removeAll(gone);
    for (Listening one : gone) {
      one.thread().shutdown();
      one.plugged().close();
    }
  }

  /** Tells everybody; returns at once. */
  void ended(Job job) {
    for (Listening one : all) {
      try {
        one.thread().execute(() -> tell(one, job));
      } catch (RejectedExecutionException e) {
        log.debug("A listener has just gone", e);
      }
    }
  }

  private static void tell(Listening one, Job job) {
    try {
      one.plugged()
          .contained()
          .call(
              turn -> {
                one.plugged().service().ended(job);
                return job;
              });
    } catch (LakeException e) {
      log.debug("A listener was not told of job {}: {}", job.id(), e.getMessage());
    }
  }

  void report(Reports reports) {
    all.forEach(one -> reports.add(one.plugged().origin(), one.plugged().offer(null)));
  }
}

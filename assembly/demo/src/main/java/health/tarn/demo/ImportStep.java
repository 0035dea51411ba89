package health.tarn.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Imports the bucket and finds every resource again. */
final class ImportStep implements Step {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Tour tour;

  ImportStep(Tour tour) {
    this.tour = tour;
  }

  @Override
  public String title() {
    return "Importing " + Tour.S3 + Sample.PREFIX + "/";
  }

  @Override
  public void show(String base, Console console) throws Exception {
    long before = tour.found("");
    Instant began = Instant.now();
    String job =
        tour.client()
            .startJob(
                "$import",
                "{\"JobName\":\"demo\",\"InputDataConfig\":{\"S3Uri\":\""
                    + Tour.S3
                    + Sample.PREFIX
                    + "/\"},\"JobOutputDataConfig\":{\"S3Configuration\":{\"S3Uri\":\""
                    + Tour.S3
                    + "logs/\"}}}");
    String state = await(job, console);
    if (!JsonText.string(state, "JobStatus").equals("COMPLETED")) {
      throw new DemoException("The import did not complete: " + state);
    }
    long imported = count(state);
    Tour.require("Imported resources", tour.resources(), imported);
    tour.report().add("imported, durable", imported, began);
    long found = 0;
    for (Map.Entry<String, Long> type : tour.lines().entrySet()) {
      long ofType = tour.found(type.getKey());
      if (before == 0) {
        Tour.require("Searchable " + type.getKey(), type.getValue(), ofType);
      }
      found += ofType;
    }
    tour.report().add("imported and searchable", found, began);
    console.say(imported + " resources of " + tour.lines().size() + " types, all searchable");
    console.say("result logs in " + Tour.S3 + "logs/");
  }

  private String await(String job, Console console) throws Exception {
    Instant limit = Instant.now().plus(PATIENCE);
    while (true) {
      String state = tour.client().get(job);
      String status = JsonText.string(state, "JobStatus");
      if (!status.equals("SUBMITTED")
          && !status.equals("QUEUED")
          && !status.equals("IN_PROGRESS")) {
        console.progress(count(state), tour.resources());
        console.done();
        return state;
      }
      if (Instant.now().isAfter(limit)) {
        throw new DemoException("The import is not done after " + PATIENCE.toMinutes() + " min.");
      }
      console.progress(count(state), tour.resources());
      pause();
    }
  }

  private static long count(String state) {
    OptionalLong count = JsonText.number(state, "TotalNumberOfResourcesImported");
    return count.orElse(0);
  }

  static void pause() throws InterruptedException {
    if (new CountDownLatch(1).await(300, TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("nobody counts down");
    }
  }
}

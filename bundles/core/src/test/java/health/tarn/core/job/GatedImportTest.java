package health.tarn.core.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.tarn.api.Principal;
import health.tarn.api.job.Job;
import health.tarn.api.job.Job.Kind;
import health.tarn.core.plugin.TestPlugins;
import health.tarn.core.store.TestLake;
import health.tarn.spi.plugin.BeforeCommit;
import health.tarn.spi.plugin.ProposedChange;
import health.tarn.spi.plugin.Verdict;
import health.tarn.storage.memory.MemoryStorageEngine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Imports pass the interceptors line by line. */
@NullUnmarked // A null fails the test by itself.
class GatedImportTest extends JobTests {

  private static BeforeCommit keeper(Function<ProposedChange, Verdict> deciding) {
    return new BeforeCommit() {
      @Override
      public String name() {
        return "keeper";
      }

      @Override
      public Verdict decide(ProposedChange change) {
        return deciding.apply(change);
      }
    };
  }

  private static String text(ProposedChange change) {
    return new String(change.json(), UTF_8);
  }

  private void run() {
    jobs.bindRunner(new PlainRunner(Kind.IMPORT, -1));
  }

  @Test
  void aRefusedLineIsAFailureAndAnAmendedOneIsStored() throws Exception {
    put("Patient.ndjson", patient("a", "") + patient("b", "") + patient("c", ""));
    lake.plugins()
        .add(
            "p",
            keeper(
                c ->
                    switch (c.id()) {
                      case "a" -> new Verdict.Refuse("add a name");
                      case "b" ->
                          new Verdict.Amend(
                              text(c).replace("}", ",\"gender\":\"other\"}").getBytes(UTF_8));
                      default -> throw new IllegalStateException("Jane");
                    }));
    Job job = importing();
    run();

    Job ended = ended(jobs, job);
    assertThat(ended.state()).isEqualTo(Job.State.COMPLETED_WITH_ERRORS);
    assertThat(ended.progress().resourcesFailed()).isEqualTo(2);
    List<JsonNode> failures = log(job, "FAILURE/Patient.ndjson");
    assertThat(failures.toString())
        .contains("add a name", "business-rule", "IllegalStateException")
        .doesNotContain("Jane");
    assertThat(TestLake.search(lake.store(), "Patient?gender=other").total()).isEqualTo(1);
  }

  @Test
  void aJobWaitsUntilAGateThatHangsIsMended() {
    jobs.stop();
    lake.close();
    TestPlugins impatient = new TestPlugins(Duration.ofMillis(50));
    lake = new TestLake(folder, new MemoryStorageEngine(), impatient);
    jobs = service(lake);
    BeforeCommit hanging =
        keeper(
            c -> {
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return Verdict.PASS;
            });
    impatient.add("p", hanging);
    put("Patient.ndjson", patient("a", ""));
    Job job = importing();
    run();
    until(() -> message(job).contains("suspended"));
    assertThat(message(job)).contains("keeper").contains("suspended");

    impatient.remove(hanging);
    run();

    assertThat(ended(jobs, job).state()).isEqualTo(Job.State.COMPLETED);
  }

  private String message(Job job) {
    return String.valueOf(jobs.find(job.id(), Principal.ANONYMOUS).message());
  }
}

package health.tarn.core.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.Lake;
import health.tarn.api.Principal;
import health.tarn.api.job.ExportJob;
import health.tarn.api.job.ImportJob;
import health.tarn.api.job.Job;
import health.tarn.api.job.Job.Kind;
import health.tarn.api.job.Job.State;
import health.tarn.api.job.JobRequest;
import health.tarn.core.store.TestLake;
import health.tarn.search.memory.MemorySearchEngine;
import health.tarn.spi.storage.Note;
import health.tarn.spi.transport.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What hinders a job for a while puts it aside, and does not end it. */
@NullUnmarked // A null fails the test by itself.
class JobPauseTest extends JobTests {

  private static final Map<String, Object> MEM = Map.of(Transport.SCHEME, "mem");

  private final TroubledStorageEngine disk = new TroubledStorageEngine();
  private final HeldDelays delays = new HeldDelays();

  private static boolean isJob(Note note) {
    return note.name().startsWith("job/");
  }

  private static boolean ends(Note note) {
    return isJob(note) && new String(note.value(), UTF_8).contains("\"endedAt\":\"");
  }

  private static Job find(JobService service, Job job) {
    return service.find(job.id(), Principal.ANONYMOUS);
  }

  private void untilPutAside(int times) {
    until(() -> delays.pauses().size() == times);
    assertThat(delays.pauses()).hasSize(times);
  }

  @Test
  void aFullDiskIsTriedAgainWithGrowingPauses() {
    put("a.ndjson", patient("a", ""));
    try (TestLake full = new TestLake(folder.resolve("full"), disk)) {
      JobService service = service(full, delays);
      service.bindTransport(transport, MEM);
      Job job = importing(service);
      disk.full = JobPauseTest::isJob;
      service.bindRunner(new PlainRunner(Kind.IMPORT, -1));
      for (int round = 1; round < 9; round++) {
        untilPutAside(round);
        assertThat(disk.refused).hasValue(round);
        delays.letGo();
      }
      untilPutAside(9);

      assertThat(delays.pauses())
          .isEqualTo(Stream.of(1, 2, 4, 8, 16, 32, 60, 60, 60).map(Duration::ofSeconds).toList());
      assertThat(find(service, job).state()).isEqualTo(State.QUEUED);
      assertThat(find(service, job).message()).contains("no space is left");

      disk.full = note -> false;
      delays.letGo();
      Job done = ended(service, job);
      service.stop();
      assertThat(done.state()).isEqualTo(State.COMPLETED);
      assertThat(done.message()).isNull();
    }
  }

  @Test
  void anEndThatCannotBeWrittenComesLaterWithWholeResults() throws IOException {
    put("a.ndjson", patient("a", ""));
    disk.full = JobPauseTest::ends;
    try (TestLake full = new TestLake(folder.resolve("full"), disk)) {
      JobService service = service(full, delays);
      service.bindTransport(transport, MEM);
      service.bindRunner(new PlainRunner(Kind.IMPORT, -1));
      Job job = importing(service);
      untilPutAside(1);
      assertThat(find(service, job).state()).isEqualTo(State.IN_PROGRESS);

      disk.full = note -> false;
      delays.letGo();
      Job done = ended(service, job);
      service.stop();
      assertThat(done.state()).isEqualTo(State.COMPLETED);
      assertThat(done.progress().resourcesDone()).isEqualTo(1);
      assertThat(log(done, "SUCCESS/a.ndjson")).hasSize(1);
    }
  }

  @Test
  void aTransportThatComesAfterTheRunnerIsWaitedFor() {
    put("a.ndjson", patient("a", ""));
    try (TestLake first = new TestLake(folder.resolve("late"), disk)) {
      JobService service = service(first);
      Job job = importing(service);
      service.stop();

      JobService late = service(first, delays);
      late.bindRunner(new PlainRunner(Kind.IMPORT, -1));
      untilPutAside(1);
      assertThat(find(late, job).message()).contains("no transport", "mem:");
      late.bindTransport(transport, MEM);
      Job done = ended(late, job);
      late.stop();

      assertThat(done.state()).isEqualTo(State.COMPLETED);
      assertThat(done.message()).isNull();
    }
  }

  @Test
  void anEngineThatComesAfterTheRunnerIsWaitedFor() {
    put("a.ndjson", patient("a", ""));
    Job job;
    try (TestLake first = new TestLake(folder.resolve("late"), disk)) {
      first.addSearchEngine("late", new MemorySearchEngine());
      first.lake().create("second", Map.of("search", "late"), Principal.ANONYMOUS);
      JobService service = service(first);
      job =
          service.submit(
              "second",
              new JobRequest(Kind.IMPORT, null, INPUT, OUTPUT, Map.of()),
              Principal.ANONYMOUS);
      service.stop();
    }
    try (TestLake again = new TestLake(folder.resolve("late"), disk)) {
      JobService service = service(again, delays);
      service.bindTransport(transport, MEM);
      service.bindRunner(new PlainRunner(Kind.IMPORT, -1));
      untilPutAside(1);
      assertThat(find(service, job).message()).contains("late");
      again.addSearchEngine("late", new MemorySearchEngine());
      delays.letGo();
      Job done = ended(service, job);
      service.stop();

      assertThat(done.state()).isEqualTo(State.COMPLETED);
    }
  }

  @Test
  void aJobThatWasPutAsideCanBeCancelled() {
    put("a.ndjson", patient("a", ""));
    try (TestLake first = new TestLake(folder.resolve("late"), disk)) {
      JobService service = service(first);
      Job job = importing(service);
      service.stop();

      JobService late = service(first, delays);
      late.bindRunner(new PlainRunner(Kind.IMPORT, -1));
      untilPutAside(1);
      late.cancel(job.id(), Principal.ANONYMOUS);
      Job done = ended(late, job);
      late.stop();

      assertThat(done.state()).isEqualTo(State.CANCEL_COMPLETED);
    }
  }

  @Test
  void shortFaultsOfATransportEndNoJob() throws IOException {
    put("a.ndjson", patient("a", ""));
    put("b.ndjson", patient("b", ""));
    transport.listFaults = 1;
    transport.writeFaults = 2;
    jobs.bindRunner(
        new PlainRunner(Kind.IMPORT, -1) {
          @Override
          public void run(ImportJob job) {
            var objects = job.objects();
            transport.listFaults = 1;
            transport.breaksBefore = INPUT + "b.ndjson";
            objects.forEachRemaining(
                object -> {
                  object.chunks().forEachRemaining(object::accept);
                  object.complete();
                });
            job.finish();
          }
        });
    Job imported = ended(jobs, importing());
    transport.writeFaults = 1;
    jobs.bindRunner(
        new PlainRunner(Kind.EXPORT, -1) {
          @Override
          public void run(ExportJob job) {
            job.parts().forEachRemaining(ExportJob.Part::write);
            transport.writeFaults = 1;
            job.finish();
          }
        });
    Job exported = ended(jobs, exporting(Principal.ANONYMOUS));

    assertThat(imported.state()).isEqualTo(State.COMPLETED);
    assertThat(imported.progress().resourcesDone()).isEqualTo(2);
    assertThat(imported.progress().objectsDone()).isEqualTo(2);
    assertThat(log(imported, "SUCCESS/b.ndjson")).hasSize(1);
    assertThat(exported.state()).isEqualTo(State.COMPLETED);
    assertThat(exported.progress().resourcesDone()).isEqualTo(2);
    assertThat(transport.objects).containsKey(exported.output() + "Manifest.json");
    assertThat(transport.unfinished).isEmpty();
  }

  @Test
  void whatAKilledRunDidNotFinishIsSweptWhenTheJobGoesOnAndAtItsEnd() {
    put("a.ndjson", patient("a", ""));
    disk.full = JobPauseTest::ends;
    try (TestLake kept = new TestLake(folder.resolve("kept"), disk)) {
      JobService service = service(kept, delays);
      service.bindTransport(transport, MEM);
      service.bindRunner(new PlainRunner(Kind.IMPORT, -1));
      Job job = importing(service);
      untilPutAside(1);
      transport.unfinished.add(job.output() + "SUCCESS/a.ndjson");
      transport.unfinished.add("mem:/out/another/SUCCESS/a.ndjson");
      delays.letGo();
      untilPutAside(2);
      assertThat(transport.unfinished).containsExactly("mem:/out/another/SUCCESS/a.ndjson");

      service.bindRunner(
          new PlainRunner(Kind.IMPORT, -1) {
            @Override
            public void run(ImportJob job) {
              super.run(job);
              transport.unfinished.add(
                  find(service, service.list(Lake.DEFAULT_STORE, Principal.ANONYMOUS).get(0))
                          .output()
                      + "FAILURE/a.ndjson");
            }
          });
      untilPutAside(3);
      disk.full = note -> false;
      delays.letGo();
      ended(service, job);
      until(() -> transport.unfinished.size() == 1);
      service.stop();

      assertThat(transport.unfinished).containsExactly("mem:/out/another/SUCCESS/a.ndjson");
    }
  }
}

package health.tarn.core.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.LakeException;
import health.tarn.api.Principal;
import health.tarn.api.Problem;
import health.tarn.api.job.ImportJob;
import health.tarn.api.job.Job;
import health.tarn.api.job.Job.Kind;
import health.tarn.api.job.Job.State;
import health.tarn.core.store.TestLake;
import health.tarn.spi.storage.Cursor;
import health.tarn.spi.storage.Note;
import health.tarn.spi.storage.StoredNote;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A job ends once, with its results, whatever happens around its end. */
@NullUnmarked // A null fails the test by itself.
class JobEndTest extends JobTests {

  private static boolean ends(Note note) {
    return note.name().startsWith("job/")
        && note.value() != null
        && new String(note.value(), UTF_8).contains("\"endedAt\":\"");
  }

  private static boolean removesChunks(Note note) {
    return note.value() == null && note.name().startsWith("import/");
  }

  private static boolean hasChunkNotes(TestLake lake, Job job) {
    try (Cursor<StoredNote> notes = lake.open().storage().notes("import/" + job.id() + "/chunk/")) {
      return notes.hasNext();
    }
  }

  @Test
  void aKillJustBeforeTheEndIsWrittenLeavesTheResultLogsWhole() throws IOException {
    put("a.ndjson", patient("a", "") + patient("b", ""));
    TroubledStorageEngine disk = new TroubledStorageEngine();
    disk.full = JobEndTest::ends;
    Job job;
    try (TestLake killed = new TestLake(folder.resolve("kept"), disk)) {
      JobService service = service(killed);
      service.bindRunner(new PlainRunner(Kind.IMPORT, -1));
      job = importing(service);
      until(() -> disk.refused.get() > 0);
      service.stop();
    }
    disk.full = note -> false;
    try (TestLake again = new TestLake(folder.resolve("kept"), disk)) {
      JobService service = service(again);
      service.bindRunner(new PlainRunner(Kind.IMPORT, -1));
      Job done = ended(service, job);
      service.stop();

      assertThat(done.state()).isEqualTo(State.COMPLETED);
      assertThat(done.progress().resourcesDone()).isEqualTo(2);
      assertThat(log(done, "SUCCESS/a.ndjson")).hasSize(2);
    }
  }

  @Test
  void aKillJustAfterTheEndLeavesNoNotesForEver() {
    put("a.ndjson", patient("a", ""));
    TroubledStorageEngine disk = new TroubledStorageEngine();
    disk.full = JobEndTest::removesChunks;
    Job job;
    try (TestLake killed = new TestLake(folder.resolve("kept"), disk)) {
      JobService service = service(killed);
      service.bindRunner(new PlainRunner(Kind.IMPORT, -1));
      job = ended(service, importing(service));
      service.stop();
      assertThat(job.state()).isEqualTo(State.COMPLETED);
      assertThat(hasChunkNotes(killed, job)).isTrue();
    }
    disk.full = note -> false;
    try (TestLake again = new TestLake(folder.resolve("kept"), disk)) {
      JobService service = service(again);
      until(() -> !hasChunkNotes(again, job));
      Job after = service.find(job.id(), Principal.ANONYMOUS);
      service.stop();

      assertThat(hasChunkNotes(again, job)).isFalse();
      assertThat(after).isEqualTo(job);
    }
  }

  @Test
  void aCancellationThatComesAfterTheEndIsRefusedAndChangesNothing() throws IOException {
    put("a.ndjson", patient("a", ""));
    CompletableFuture<Object> answer = new CompletableFuture<>();
    jobs.bindRunner(
        new PlainRunner(Kind.IMPORT, -1) {
          @Override
          public void run(ImportJob job) {
            super.run(job);
            try {
              answer.complete(jobs.cancel(job.id(), Principal.ANONYMOUS));
            } catch (LakeException e) {
              answer.complete(e.problem());
            }
          }
        });
    Job job = importing();

    assertThat(answer.join()).isEqualTo(Problem.CONFLICT);
    assertThat(ended(jobs, job).state()).isEqualTo(State.COMPLETED);
    until(() -> !hasChunkNotes(lake, job));
    assertThat(ended(jobs, job).state()).isEqualTo(State.COMPLETED);
    assertThat(log(job, "SUCCESS/a.ndjson")).hasSize(1);
  }

  @Test
  void aRunnerThatFailsAfterTheEndDoesNotUndoIt() {
    put("a.ndjson", patient("a", ""));
    CountDownLatch threw = new CountDownLatch(1);
    jobs.bindRunner(
        new PlainRunner(Kind.IMPORT, -1) {
          @Override
          public void run(ImportJob job) {
            super.run(job);
            threw.countDown();
            throw new IllegalStateException("too late to matter");
          }
        });
    Job job = importing();
    await(threw);
    until(() -> !hasChunkNotes(lake, job));

    assertThat(ended(jobs, job).state()).isEqualTo(State.COMPLETED);
  }

  @Test
  void aFailedImportLeavesNoNotesOfItsChunks() {
    put("a.ndjson", patient("a", ""));
    jobs.bindRunner(
        new PlainRunner(Kind.IMPORT, -1) {
          @Override
          public void run(ImportJob job) {
            job.objects()
                .forEachRemaining(
                    object -> {
                      object.chunks().forEachRemaining(object::accept);
                      object.complete();
                    });
            assertThat(hasChunkNotes(lake, jobs.find(job.id(), Principal.ANONYMOUS))).isTrue();
            throw new IllegalStateException("the route is broken");
          }
        });
    Job job = ended(jobs, importing());
    until(() -> !hasChunkNotes(lake, job));

    assertThat(job.state()).isEqualTo(State.FAILED);
    assertThat(job.message()).contains("the route is broken");
    assertThat(hasChunkNotes(lake, job)).isFalse();
  }
}

package health.tarn.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.job.Job;
import health.tarn.api.job.Job.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.karaf.shell.support.CommandException;
import org.junit.jupiter.api.Test;

class JobWatchTest {

  private static final Progress HALF =
      new Progress(4, 2, 0, 2_000_000, 1_000_000, 5000, 5000, 0, Map.of());
  private static final Progress ALL =
      new Progress(
          4,
          4,
          0,
          2_000_000,
          2_000_000,
          10_000,
          9_990,
          10,
          Map.of("Patient", 90L, "Claim", 9_900L));

  private final FakeJobs jobs = new FakeJobs();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void writesOneLineOverAndOverOnATerminal() throws Exception {
    jobs.looks.add(FakeJobs.job(Job.State.IN_PROGRESS, HALF));
    jobs.looks.add(FakeJobs.job(Job.State.COMPLETED_WITH_ERRORS, ALL));

    watch(true, duration -> {}).follow(FakeJobs.ID);

    assertThat(printed())
        .contains("\r[############............] 50 %")
        .contains("1.00 MB of 2.00 MB  2 of 4 objects  5,000 resources  500/s  ETA 10 s")
        .contains("100 %", "10 refused")
        .containsSubsequence("Claim", "9,900", "Patient", "90")
        .contains("FAILURE");
  }

  @Test
  void printsALineForEachStateElsewhere() throws Exception {
    jobs.looks.add(FakeJobs.job(Job.State.SUBMITTED, Progress.NONE));
    jobs.looks.add(FakeJobs.job(Job.State.IN_PROGRESS, HALF));
    jobs.looks.add(FakeJobs.job(Job.State.IN_PROGRESS, HALF));
    jobs.looks.add(FakeJobs.job(Job.State.COMPLETED, ALL));

    watch(false, duration -> {}).follow(FakeJobs.ID);

    assertThat(printed()).doesNotContain("\r[", "\u001b");
    assertThat(printed().lines().filter(line -> line.contains("resources"))).hasSize(3);
  }

  @Test
  void failsWhenTheJobDoes() {
    jobs.looks.add(FakeJobs.job(Job.State.FAILED, HALF));

    assertThatThrownBy(() -> watch(false, duration -> {}).follow(FakeJobs.ID))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("FAILED");
    assertThat(printed()).contains("State", "FAILED");
  }

  @Test
  void leavesTheJobAloneOnCtrlC() throws Exception {
    jobs.looks.add(FakeJobs.job(Job.State.IN_PROGRESS, HALF));
    JobWatch.Pause interrupted =
        duration -> {
          throw new InterruptedException();
        };

    watch(true, interrupted).follow(FakeJobs.ID);

    assertThat(printed()).contains("The job goes on", "tarn:job-cancel " + FakeJobs.ID);
    assertThat(jobs.looks.peek().state()).isEqualTo(Job.State.IN_PROGRESS);
  }

  private JobWatch watch(boolean terminal, JobWatch.Pause pause) {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    Clock clock = Clock.fixed(FakeLake.THEN.plusSeconds(10), ZoneOffset.UTC);
    return new JobWatch(jobs, out, terminal, clock, pause);
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}

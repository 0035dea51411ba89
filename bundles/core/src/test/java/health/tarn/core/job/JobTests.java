package health.tarn.core.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.tarn.api.Lake;
import health.tarn.api.Principal;
import health.tarn.api.job.Job;
import health.tarn.api.job.Job.Kind;
import health.tarn.api.job.JobRequest;
import health.tarn.core.store.TestLake;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A lake in memory with jobs, for tests. */
@NullUnmarked // A null fails the test by itself.
abstract class JobTests {

  static final URI INPUT = URI.create("mem:/in/");
  static final URI OUTPUT = URI.create("mem:/out/");
  static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;
  final MemoryTransport transport = new MemoryTransport();
  TestLake lake;
  JobService jobs;

  @BeforeEach
  void open() {
    lake = new TestLake(folder);
    jobs = service(lake);
  }

  @AfterEach
  void close() {
    jobs.stop();
    lake.close();
  }

  JobService service(TestLake of) {
    return TestJobs.service(of, transport, InstantSource.system());
  }

  /** Returns a service that knows no transport yet. */
  static JobService service(TestLake of, Delays delays) {
    return new JobService(
        new TestJobs.Config(),
        of.stores(),
        TestLake.hiding(),
        of.plugins().hooks(),
        InstantSource.system(),
        delays);
  }

  Job importing() {
    return importing(jobs);
  }

  Job importing(JobService service) {
    return service.submit(
        Lake.DEFAULT_STORE,
        new JobRequest(Kind.IMPORT, "load", INPUT, OUTPUT, Map.of()),
        Principal.ANONYMOUS);
  }

  Job ended(JobService service, Job job) {
    until(() -> service.find(job.id(), Principal.ANONYMOUS).state().ended());
    return service.find(job.id(), Principal.ANONYMOUS);
  }

  /** Waits until something is so, or for as long as a slow machine may take. */
  static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(5_000_000);
    }
  }

  static String patient(String id, String members) {
    return "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"" + members + "}\n";
  }

  void put(String name, String text) {
    transport.objects.put(INPUT + name, text.getBytes(UTF_8));
  }

  List<JsonNode> log(Job job, String name) throws IOException {
    String text = new String(transport.objects.get(job.output() + name), UTF_8);
    JsonMapper json = new JsonMapper();
    return text.lines()
        .map(
            line -> {
              try {
                return json.readTree(line);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            })
        .toList();
  }

  static boolean await(CountDownLatch latch) {
    try {
      return latch.await(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  Job exporting(Principal principal) {
    return jobs.submit(
        Lake.DEFAULT_STORE, new JobRequest(Kind.EXPORT, null, null, OUTPUT, Map.of()), principal);
  }

  String exported(Job job) {
    StringBuilder text = new StringBuilder();
    transport.objects.forEach(
        (name, bytes) -> {
          if (name.startsWith(job.output().toString()) && name.endsWith(".ndjson")) {
            text.append(new String(bytes, UTF_8));
          }
        });
    return text.toString();
  }
}

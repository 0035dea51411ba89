package health.tarn.core.job;

import health.tarn.api.job.Job.Kind;
import health.tarn.api.job.Jobs;
import health.tarn.core.store.TestLake;
import health.tarn.spi.transport.Transport;
import java.lang.annotation.Annotation;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** The jobs of a {@link TestLake}, which run step by step on a thread. */
@NullUnmarked // A null fails the test by itself.
public final class TestJobs implements AutoCloseable {

  private final MemoryTransport transport = new MemoryTransport();
  private final JobService service;

  /** Jobs on objects in a map; they run as soon as they are taken. */
  public TestJobs(TestLake lake, InstantSource clock) {
    this.service = service(lake, clock);
    service.bindTransport(transport, Map.of(Transport.SCHEME, "mem"));
    run();
  }

  /** Jobs on a transport of the caller's; they wait for {@link #run}. */
  public TestJobs(TestLake lake, String scheme, Transport transport) {
    this.service = service(lake, InstantSource.system());
    service.bindTransport(transport, Map.of(Transport.SCHEME, scheme));
  }

  static JobService service(TestLake lake, Transport transport, InstantSource clock) {
    JobService service = service(lake, clock);
    service.bindTransport(transport, Map.of(Transport.SCHEME, "mem"));
    return service;
  }

  private static JobService service(TestLake lake, InstantSource clock) {
    return new JobService(
        new Config(),
        lake.stores(),
        TestLake.hiding(),
        lake.plugins().hooks(),
        clock,
        Delays.onThread("test-delays"));
  }

  /** Takes up the jobs that had not ended, and runs those to come. */
  public void run() {
    service.bindRunner(new PlainRunner(Kind.IMPORT, -1));
    service.bindRunner(new PlainRunner(Kind.EXPORT, -1));
  }

  public Jobs jobs() {
    return service;
  }

  /** What lies at each location, such as {@code mem:/in/Patient.ndjson}. */
  public Map<String, byte[]> objects() {
    return transport.objects;
  }

  @Override
  public void close() {
    service.stop();
  }

  record Config() implements JobConfig {
    @Override
    public int jobs_at_once() {
      return 2;
    }

    @Override
    public int preparing_threads() {
      return 2;
    }

    @Override
    public int max_resource_bytes() {
      return 1_000_000;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return JobConfig.class;
    }
  }
}

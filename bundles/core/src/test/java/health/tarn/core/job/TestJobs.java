package health.tarn.core.job;

import health.tarn.api.job.Job.Kind;
import health.tarn.api.job.Jobs;
import health.tarn.core.store.TestLake;
import health.tarn.spi.transport.Transport;
import java.lang.annotation.Annotation;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** The jobs of a {@link TestLake}, on objects in a map; they run as soon as they are taken. */
@NullUnmarked // A null fails the test by itself.
public final class TestJobs implements AutoCloseable {

  private final MemoryTransport transport = new MemoryTransport();
  private final JobService service;

  public TestJobs(TestLake lake, InstantSource clock) {
    this.service = service(lake, transport, clock);
    service.bindRunner(new PlainRunner(Kind.IMPORT, -1));
    service.bindRunner(new PlainRunner(Kind.EXPORT, -1));
  }

  static JobService service(TestLake lake, Transport transport, InstantSource clock) {
    JobService service =
        new JobService(
            new Config(), lake.stores(), TestLake.hiding(), clock, Delays.onThread("test-delays"));
    service.bindTransport(transport, Map.of(Transport.SCHEME, "mem"));
    return service;
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

package health.tarn.rest;

import health.tarn.api.Principal;
import health.tarn.core.job.TestJobs;
import health.tarn.core.plugin.TestPlugins;
import health.tarn.core.store.TestLake;
import health.tarn.storage.memory.MemoryStorageEngine;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** The servlet over the real lake on memory engines; a header says on whose behalf one asks. */
@NullUnmarked // A null fails the test by itself.
final class LakeFixture extends ServletFixture {

  /** What links begin with, whatever the port is. */
  static final String BASE_URL = "http://lake.test";

  private static final String WHO = "Principal";

  private final TestLake lake;
  private final TestJobs jobs;

  static LakeFixture start(Path folder, InstantSource clock) throws Exception {
    TestLake lake = new TestLake(folder, new MemoryStorageEngine(clock));
    return new LakeFixture(lake, new TestJobs(lake, clock));
  }

  private LakeFixture(TestLake lake, TestJobs jobs) throws Exception {
    super(
        new FhirServlet(
            lake.lake(),
            jobs.jobs(),
            lake.plugins().plugins(),
            settings(),
            http ->
                TestLake.LIMITED.name().equals(http.getHeader(WHO))
                    ? TestLake.LIMITED
                    : Principal.ANONYMOUS,
            "1.2.3"));
    this.lake = lake;
    this.jobs = jobs;
  }

  private static RestSettings settings() {
    return new RestSettings(
        BASE_URL,
        1_000_000,
        1_000_000,
        10_000_000,
        50,
        1000,
        URI.create("mem:/export/"),
        1_000_000,
        1);
  }

  /** Sends on behalf of the one who may not see everything, or of one who may. */
  Answer send(Ask ask, boolean limited) throws Exception {
    var request = request(ask.path().replace(BASE_URL, "http://127.0.0.1:" + port()));
    if (limited) {
      request.header(WHO, TestLake.LIMITED.name());
    }
    return Answer.of(send(ask.on(request)));
  }

  /** Plugins that are no bundles. */
  TestPlugins plugins() {
    return lake.plugins();
  }

  /** What imports read and jobs write, by location. */
  Map<String, byte[]> objects() {
    return jobs.objects();
  }

  @Override
  public void close() throws java.io.IOException {
    super.close();
    jobs.close();
    lake.close();
  }
}

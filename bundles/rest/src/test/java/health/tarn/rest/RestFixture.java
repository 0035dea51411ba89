package health.tarn.rest;

import health.tarn.core.plugin.TestPlugins;
import java.net.URI;
import org.jspecify.annotations.NullUnmarked;

/** The servlet over a lake in memory. */
@NullUnmarked // A null that is none would fail the test anyway.
final class RestFixture extends ServletFixture {

  static final String PATIENT = "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"active\":true}";

  final MemoryLake lake;
  final MemoryJobs jobs;
  final TestPlugins plugins;

  RestFixture() throws Exception {
    this(settings(null, null));
  }

  RestFixture(RestSettings settings) throws Exception {
    this(new MemoryLake(), new MemoryJobs(), new TestPlugins(), settings);
  }

  private RestFixture(MemoryLake lake, MemoryJobs jobs, TestPlugins plugins, RestSettings settings)
      throws Exception {
    super(
        new FhirServlet(
            lake, jobs, plugins.plugins(), settings, new AnonymousOnLoopback(), "1.2.3"));
    this.plugins = plugins;
    this.lake = lake;
    this.jobs = jobs;
  }

  /** Settings for tests: 1000 bytes a resource, 4000 a Bundle, 2 versions a page. */
  static RestSettings settings(String baseUrl, String exportOutput) {
    return new RestSettings(
        baseUrl,
        1000,
        4000,
        8000,
        2,
        5,
        exportOutput == null ? null : URI.create(exportOutput),
        500,
        1);
  }
}

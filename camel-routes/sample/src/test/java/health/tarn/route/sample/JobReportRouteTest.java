package health.tarn.route.sample;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.job.Job;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The route in a plain Camel context. */
@NullUnmarked // A null fails the test by itself.
class JobReportRouteTest {

  private static final Instant BEGIN = Instant.parse("2026-11-01T09:30:00Z");

  @TempDir Path folder;

  @Test
  void writesAFileForEachJob() throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      JobReportRoute route = new JobReportRoute(camel, folder);
      camel.addRoutes(route);
      camel.start();

      route.ended(job("a1"));
      route.ended(job("b2"));

      assertThat(Files.readString(folder.resolve("a1.json")))
          .isEqualToIgnoringNewLines(
              """
              {
                "id" : "a1",
                "kind" : "IMPORT",
                "dataStore" : "default",
                "state" : "COMPLETED_WITH_ERRORS",
                "output" : "s3://lake/out/",
                "seconds" : 2.5,
                "resources" : 7,
                "refused" : 1,
                "types" : {
                  "Condition" : 2,
                  "Patient" : 5
                }
              }
              """);
      assertThat(folder.resolve("b2.json")).exists();
    }
  }

  private static Job job(String id) {
    return new Job(
        id,
        Job.Kind.IMPORT,
        "default",
        null,
        Job.State.COMPLETED_WITH_ERRORS,
        BEGIN,
        BEGIN,
        BEGIN.plusMillis(2_500),
        URI.create("s3://lake/in/"),
        URI.create("s3://lake/out/"),
        Map.of(),
        new Job.Progress(1, 1, 0, 100, 100, 8, 7, 1, Map.of("Patient", 5L, "Condition", 2L)),
        null);
  }
}

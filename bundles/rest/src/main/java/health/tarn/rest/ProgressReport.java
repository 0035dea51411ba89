package health.tarn.rest;

import health.tarn.api.job.Job;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes how far an import is: HealthLake's {@code JobProgressReport}, and a count of each type.
 */
final class ProgressReport {

  private static final BigDecimal BYTES_IN_A_MEGABYTE = BigDecimal.valueOf(1024L * 1024L);
  private static final int DECIMALS = 2;

  private ProgressReport() {}

  static void write(JsonOutput out, Job job) throws IOException {
    Job.Progress progress = job.progress();
    out.beginObject()
        .field("TotalNumberOfScannedFiles", progress.objects())
        .name("TotalSizeOfScannedFilesInMB")
        .number(megabytes(progress.bytes()))
        .field("TotalNumberOfImportedFiles", progress.objectsDone())
        .field("TotalNumberOfResourcesScanned", progress.resources())
        .field("TotalNumberOfResourcesImported", progress.resourcesDone())
        .field("TotalNumberOfResourcesWithCustomerError", progress.resourcesFailed())
        .field("TotalNumberOfFilesReadWithCustomerError", progress.objectsFailed())
        .name("Throughput")
        .number(resourcesPerSecond(job));
    out.name("ResourcesImportedByType").beginObject();
    for (Map.Entry<String, Long> type : new TreeMap<>(progress.types()).entrySet()) {
      out.field(type.getKey(), type.getValue());
    }
    out.endObject().endObject();
  }

  private static BigDecimal megabytes(long bytes) {
    return BigDecimal.valueOf(bytes).divide(BYTES_IN_A_MEGABYTE, DECIMALS, RoundingMode.HALF_UP);
  }

  /** The mean of a job that has ended; 0 while it is at work, since nobody noted when. */
  private static BigDecimal resourcesPerSecond(Job job) {
    Instant start = job.startedAt();
    Instant end = job.endedAt();
    if (start == null || end == null || Duration.between(start, end).toMillis() <= 0) {
      return BigDecimal.ZERO;
    }
    return BigDecimal.valueOf(job.progress().resourcesDone() * 1000)
        .divide(
            BigDecimal.valueOf(Duration.between(start, end).toMillis()),
            DECIMALS,
            RoundingMode.HALF_UP);
  }
}

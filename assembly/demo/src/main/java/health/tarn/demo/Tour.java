package health.tarn.demo;

import java.nio.file.Path;
import java.util.Map;

/**
 * What the steps of the demo share.
 *
 * @param bucket the folder that is the bucket
 * @param lines how many resources of each type were put into it
 */
record Tour(FhirClient client, Path bucket, Map<String, Long> lines, Report report) {

  static final String S3 = "s3://" + ObjectServer.BUCKET + "/";

  long resources() {
    return lines.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns how many resources the lake finds. */
  long found(String search) throws Exception {
    String separator = search.contains("?") ? "&" : "?";
    return JsonText.number(client.get(search + separator + "_summary=count"), "total")
        .orElseThrow(() -> new DemoException("A search did not tell its total: " + search));
  }

  /** Ends the demo unless a count is right. */
  static void require(String what, long expected, long actual) {
    if (expected != actual) {
      throw new DemoException(
          what
              + ": expected "
              + expected
              + ", found "
              + actual
              + ". The log of the lake has more.");
    }
  }
}

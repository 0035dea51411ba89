package health.tarn.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Builds transactions: a patient of the data and other resources of it, which all refer to that
 * patient by its {@code urn:uuid} in the Bundle. All are creates, so that the same bytes can be
 * sent again and make new resources again; none is built while it is measured.
 */
final class Transactions {

  private static final Pattern PATIENT = Pattern.compile("\"reference\":\\s*\"Patient/[^\"]+\"");
  private static final int RESOURCES_OF_ALL = 10_000;

  private Transactions() {}

  /**
   * Builds many different ones, as requests.
   *
   * @param resources how many each has
   */
  static List<byte[]> requests(Endpoint endpoint, Sample sample, int resources) {
    SplittableRandom random = new SplittableRandom(resources);
    List<byte[]> requests = new ArrayList<>();
    for (int i = 0; i < RESOURCES_OF_ALL / resources; i++) {
      String bundle = bundle(sample, resources, random);
      requests.add(endpoint.post("", bundle.getBytes(StandardCharsets.UTF_8)));
    }
    return requests;
  }

  private static String bundle(Sample sample, int resources, RandomGenerator random) {
    StringBuilder json =
        new StringBuilder("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[");
    String patient = urn(random);
    entry(json, patient, "Patient", Sample.any(sample.patients(), random));
    String reference = Matcher.quoteReplacement("\"reference\":\"" + patient + '"');
    for (int i = 1; i < resources; i++) {
      Sample.Other other = Sample.any(sample.others(), random);
      json.append(',');
      entry(json, urn(random), other.type(), PATIENT.matcher(other.json()).replaceAll(reference));
    }
    return json.append("]}").toString();
  }

  private static void entry(StringBuilder json, String urn, String type, String resource) {
    json.append("{\"fullUrl\":\"")
        .append(urn)
        .append("\",\"resource\":")
        .append(resource)
        .append(",\"request\":{\"method\":\"POST\",\"url\":\"")
        .append(type)
        .append("\"}}");
  }

  private static String urn(RandomGenerator random) {
    return "urn:uuid:" + new UUID(random.nextLong(), random.nextLong());
  }
}

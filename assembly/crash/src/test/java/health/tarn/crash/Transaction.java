package health.tarn.crash;

import health.tarn.api.ResourceKey;
import health.tarn.crash.Stamp.Mark;
import java.util.ArrayList;
import java.util.List;

/** A Bundle of type transaction, all of whose resources have the same stamp. */
final class Transaction {

  private static final String PATIENT = "urn:uuid:0b3a3d0a-6f5c-4b53-9a8e-000000000001";

  private final Stamp stamp;
  private final List<String> entries = new ArrayList<>();

  Transaction(Stamp stamp) {
    this.stamp = stamp;
  }

  void put(ResourceKey key) {
    entries.add(
        "{\"resource\":" + Content.of(key, stamp) + ",\"request\":" + request("PUT", key) + "}}");
  }

  void putOverVersion(ResourceKey key, long version) {
    entries.add(
        "{\"resource\":"
            + Content.of(key, stamp)
            + ",\"request\":"
            + request("PUT", key)
            + ",\"ifMatch\":\"W/\\\""
            + version
            + "\\\"\"}}");
  }

  void delete(ResourceKey key) {
    entries.add("{\"request\":" + request("DELETE", key) + "}}");
  }

  /** Creates an observation before the patient that it refers to. */
  void createLinked() {
    String observation = Content.of("Observation", null, stamp.marked(Mark.LINKED), PATIENT);
    entries.add("{\"resource\":" + observation + ",\"request\":" + post("Observation") + "}}");
    entries.add(
        "{\"fullUrl\":\""
            + PATIENT
            + "\",\"resource\":"
            + Content.of("Patient", null, stamp.marked(Mark.LINKED), "")
            + ",\"request\":"
            + post("Patient")
            + "}}");
  }

  /** Creates a patient unless there is one with the identifier. */
  void createOnce(int identifier) {
    entries.add(
        "{\"resource\":"
            + Content.of("Patient", null, stamp.onceOnly(identifier), "")
            + ",\"request\":"
            + post("Patient")
            + ",\"ifNoneExist\":\"identifier="
            + Content.ONCE
            + "|"
            + identifier
            + "\"}}");
  }

  private static String request(String method, ResourceKey key) {
    return "{\"method\":\"" + method + "\",\"url\":\"" + key + "\"";
  }

  private static String post(String type) {
    return "{\"method\":\"POST\",\"url\":\"" + type + "\"";
  }

  String json() {
    return "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
        + String.join(",", entries)
        + "]}";
  }
}

package health.tarn.spi.storage;

/** Which resources are read in the order of their keys. */
public sealed interface ScanScope {

  record OfType(String type) implements ScanScope {}

  record OfAll() implements ScanScope {}

  /** The patient and everything that belonged to the patient's compartment at that time. */
  record OfPatient(String patientId) implements ScanScope {}
}

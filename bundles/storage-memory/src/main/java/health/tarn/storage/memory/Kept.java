package health.tarn.storage.memory;

import health.tarn.spi.storage.StoredVersion;
import java.util.List;

/** A version with what its change said of it. */
record Kept(StoredVersion version, List<String> identifiers, List<String> patients) {

  boolean belongsTo(String patientId) {
    return patients.contains(patientId)
        || (version.key().type().equals("Patient") && version.key().id().equals(patientId));
  }
}

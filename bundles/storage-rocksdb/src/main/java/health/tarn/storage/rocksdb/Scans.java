package health.tarn.storage.rocksdb;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.ScanScope;
import health.tarn.spi.storage.StoredVersion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksIterator;

/** Reads pages of what existed at a position, in the order of the keys. */
final class Scans {

  private static final int MOST_ELEMENTS = 512;
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_MEMBERS = 64;

  private final Database database;
  private final Versions versions;

  Scans(Database database, Versions versions) {
    this.database = database;
    this.versions = versions;
  }

  List<StoredVersion> page(ScanScope scope, long t, @Nullable ResourceKey after) {
    if (scope instanceof ScanScope.OfPatient patient) {
      return ofPatient(patient.patientId(), t, after);
    }
    byte[] prefix = scope instanceof ScanScope.OfType type ? Keys.type(type.type()) : new byte[0];
    return database.leased(() -> inOrder(prefix, t, after));
  }

  private List<StoredVersion> inOrder(byte[] prefix, long t, @Nullable ResourceKey after) {
    List<StoredVersion> page = new ArrayList<>();
    long bytes = 0;
    try (RocksIterator resources = database.iterateOnce(Family.RESOURCES);
        PastOf past = new PastOf(database)) {
      resources.seek(start(prefix, after));
      while (page.size() < MOST_ELEMENTS && bytes < MOST_BYTES && Database.at(resources, prefix)) {
        byte[] value = resources.value();
        ResourceKey key = Keys.resource(resources.key());
        Version version = past.asOf(key, value, t);
        if (version != null && version.present()) {
          page.add(version.stored(key));
          bytes += value.length;
        }
        resources.next();
      }
    }
    return page;
  }

  private static byte[] start(byte[] prefix, @Nullable ResourceKey after) {
    if (after == null) {
      return prefix;
    }
    byte[] key = Keys.after(Keys.resource(after));
    return java.util.Arrays.compareUnsigned(key, prefix) < 0 ? prefix : key;
  }

  private List<StoredVersion> ofPatient(String patient, long t, @Nullable ResourceKey after) {
    List<StoredVersion> page = new ArrayList<>();
    ResourceKey last = after;
    while (page.isEmpty()) {
      List<ResourceKey> members = members(patient, last);
      if (members.isEmpty()) {
        return page;
      }
      List<@Nullable Version> found = versions.someAsOf(members, t);
      for (int i = 0; i < found.size(); i++) {
        Version version = found.get(i);
        ResourceKey key = members.get(i);
        if (version != null && version.present() && version.belongsTo(patient, key)) {
          page.add(version.stored(key));
        }
      }
      last = members.get(found.size() - 1);
    }
    return page;
  }

  /** Reads the next resources that ever were in the compartment. */
  private List<ResourceKey> members(String patient, @Nullable ResourceKey after) {
    return database.leased(
        () -> {
          List<ResourceKey> members = new ArrayList<>();
          byte[] prefix = Keys.patient(patient);
          byte[] start = after == null ? prefix : Keys.after(Keys.member(patient, after));
          try (RocksIterator patients = database.iterate(Family.PATIENTS)) {
            patients.seek(start);
            while (members.size() < MOST_MEMBERS && Database.at(patients, prefix)) {
              members.add(Keys.member(patients.key(), patient.length()));
              patients.next();
            }
          }
          return members;
        });
  }
}

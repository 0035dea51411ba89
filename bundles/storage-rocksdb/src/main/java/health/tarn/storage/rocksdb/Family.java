package health.tarn.storage.rocksdb;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The column families; the README's table says what each holds and why. */
enum Family {
  /** Identity, secret and other single values; RocksDB wants it to be called so. */
  META("default"),
  /** The newest version of each resource, in the order of the keys. */
  RESOURCES("resources"),
  /** Every version but the newest. */
  PAST("past"),
  /** For each commit what it did, without bodies. */
  LOG("log"),
  /** For each type the commits that touched it. */
  TYPES("types"),
  /** For each patient the resources that ever were in the compartment. */
  PATIENTS("patients"),
  /** For each identifier the resources that ever had it. */
  IDENTIFIERS("identifiers"),
  /** The notes of jobs and projections. */
  NOTES("notes");

  private final String title;

  Family(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  byte[] bytes() {
    return title.getBytes(US_ASCII);
  }
}

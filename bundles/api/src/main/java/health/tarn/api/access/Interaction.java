package health.tarn.api.access;

/** What a principal wants to do. */
public enum Interaction {
  READ,
  HISTORY,
  SEARCH,
  CREATE,
  UPDATE,
  DELETE,
  /** Start, see and stop import jobs. */
  IMPORT,
  /** Start, see and stop export jobs. */
  EXPORT,
  /** Create, change and delete data stores, rebuild and compact them. */
  ADMINISTER
}

package health.tarn.api.access;

/** What a principal wants to do. */
public enum Interaction {
  READ,
  HISTORY,
  SEARCH,
  CREATE,
  UPDATE,
  DELETE,
  /**
   * Start, see and stop import jobs. An import writes over whatever is there, so it needs
   * everything to be permitted, whatever the type.
   */
  IMPORT,
  /** Start, see and stop export jobs; those of others if everything is permitted. */
  EXPORT,
  /**
   * Create, change and delete data stores, rebuild and compact them; needs everything to be
   * permitted.
   */
  ADMINISTER
}

package health.tarn.rest;

/** The kinds of addresses there are; what can be done at each stands in {@link Endpoints}. */
enum Place {
  /** {@code [base]}. */
  BASE,
  METADATA,
  SYSTEM_HISTORY,
  SYSTEM_SEARCH,
  IMPORT,
  IMPORT_JOB,
  EXPORT,
  EXPORT_JOB,
  STATUS,
  COMPACT,
  /** {@code [base]/Patient}. */
  TYPE,
  TYPE_HISTORY,
  TYPE_SEARCH,
  /** {@code [base]/Patient/123}. */
  INSTANCE,
  INSTANCE_HISTORY,
  VERSION,
  /** {@code /datastore}. */
  DATA_STORES,
  /** {@code /datastore/{id}}. */
  DATA_STORE;

  /** Tells whether what is done here concerns resources of one type. */
  boolean ofOneType() {
    return switch (this) {
      case TYPE, TYPE_HISTORY, TYPE_SEARCH, INSTANCE, INSTANCE_HISTORY, VERSION -> true;
      default -> false;
    };
  }
}

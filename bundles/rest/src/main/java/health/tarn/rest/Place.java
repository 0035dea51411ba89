package health.tarn.rest;

import org.jspecify.annotations.Nullable;

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
  SPARQL,
  /** {@code [base]/$graph-care-team}. */
  GRAPH,
  /** {@code [base]/Patient}. */
  TYPE,
  TYPE_HISTORY,
  TYPE_SEARCH,
  /** {@code [base]/Patient/123}. */
  INSTANCE,
  INSTANCE_HISTORY,
  VERSION,
  /** {@code [base]/Patient/123/$timeline}. */
  TIMELINE,
  /** {@code [base]/$name}, of a plugin. */
  SYSTEM_OPERATION,
  /** {@code [base]/Patient/$name}, of a plugin. */
  TYPE_OPERATION,
  /** {@code [base]/Patient/123/$name}, of a plugin. */
  INSTANCE_OPERATION,
  /** {@code /datastore}. */
  DATA_STORES,
  /** {@code /datastore/{id}}. */
  DATA_STORE;

  /** Tells whether what is answered here has forms of its own, and is no FHIR. */
  boolean hasOwnForms() {
    return this == SPARQL || this == GRAPH;
  }

  /** Tells whether what is done here concerns resources of one type. */
  boolean ofOneType() {
    return switch (this) {
      case TYPE, TYPE_HISTORY, TYPE_SEARCH, INSTANCE, INSTANCE_HISTORY, VERSION -> true;
      default -> false;
    };
  }

  /** The type whose instances have the operation that is done here; null for the system's. */
  @Nullable String operationType() {
    return this == TIMELINE ? "Patient" : null;
  }
}

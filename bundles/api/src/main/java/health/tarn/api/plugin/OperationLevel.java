package health.tarn.api.plugin;

/** Where an operation is called. */
public enum OperationLevel {
  /** {@code [base]/$name}. */
  SYSTEM,
  /** {@code [base]/Patient/$name}. */
  TYPE,
  /** {@code [base]/Patient/123/$name}. */
  INSTANCE
}

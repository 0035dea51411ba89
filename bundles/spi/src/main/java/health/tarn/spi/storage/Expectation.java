package health.tarn.spi.storage;

/** What a change expects of the resource's newest version. */
public sealed interface Expectation {

  /** Nothing. */
  Expectation ANY = new Any();

  /** The resource was never stored or was erased, or its newest version is a delete. */
  Expectation ABSENT = new Absent();

  /** See {@link Expectation#ANY}. */
  record Any() implements Expectation {}

  /** See {@link Expectation#ABSENT}. */
  record Absent() implements Expectation {}

  /** The newest version has this number, delete or not. */
  record AtVersion(long version) implements Expectation {}
}

package health.tarn.testkit;

import health.tarn.spi.search.SearchEngine;
import org.junit.jupiter.api.Nested;

/**
 * The promises of {@link SearchEngine}, one nested class for each; an engine's test adds only the
 * engine.
 *
 * <p>What a query means is said by {@code health.tarn.fhir.match.Matcher}: each find is compared
 * with it, and {@link Random} compares many that nobody thought of.
 */
public abstract class SearchContract {

  /** Returns the engine under test; called at least once in each test, and not closed. */
  protected abstract SearchEngine engine();

  /** Tells whether the engine keeps its indexes on disk. */
  protected boolean durable() {
    return true;
  }

  @Nested
  class Leaves extends SearchLeafCases {
    @Override
    SearchEngine engine() {
      return SearchContract.this.engine();
    }
  }

  @Nested
  class Composites extends SearchCompositeCases {
    @Override
    SearchEngine engine() {
      return SearchContract.this.engine();
    }
  }

  @Nested
  class Orders extends SearchOrderCases {
    @Override
    SearchEngine engine() {
      return SearchContract.this.engine();
    }
  }

  @Nested
  class Pages extends SearchPageCases {
    @Override
    SearchEngine engine() {
      return SearchContract.this.engine();
    }
  }

  @Nested
  class Changes extends SearchChangeCases {
    @Override
    SearchEngine engine() {
      return SearchContract.this.engine();
    }
  }

  @Nested
  class Durability extends SearchDurabilityCases {
    @Override
    SearchEngine engine() {
      return SearchContract.this.engine();
    }

    @Override
    boolean durable() {
      return SearchContract.this.durable();
    }
  }

  @Nested
  class Poison extends SearchPoisonCases {
    @Override
    SearchEngine engine() {
      return SearchContract.this.engine();
    }
  }

  @Nested
  class Random extends SearchRandomCases {
    @Override
    SearchEngine engine() {
      return SearchContract.this.engine();
    }
  }
}

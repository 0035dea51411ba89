package health.tarn.testkit;

import health.tarn.spi.storage.StorageEngine;
import java.time.InstantSource;
import org.junit.jupiter.api.Nested;

/**
 * The promises of {@link health.tarn.spi.storage.Storage}, one nested class for each.
 *
 * <p>An engine's test extends this class and adds nothing but {@link #newEngine}. Where an engine
 * also owns native memory or threads it implements {@link AutoCloseable}, and is closed after each
 * test.
 */
public abstract class StorageContract {

  /**
   * Returns an engine; called at least once in each test.
   *
   * @param clock gives the instants of commits; it may go backwards
   */
  protected abstract StorageEngine newEngine(InstantSource clock);

  @Nested
  class Appends extends AppendPromises {
    Appends() {
      super(StorageContract.this::newEngine);
    }
  }

  @Nested
  class Expectations extends ExpectationPromises {
    Expectations() {
      super(StorageContract.this::newEngine);
    }
  }

  @Nested
  class Versions extends VersionPromises {
    Versions() {
      super(StorageContract.this::newEngine);
    }
  }

  @Nested
  class Positions extends PositionPromises {
    Positions() {
      super(StorageContract.this::newEngine);
    }
  }

  @Nested
  class Histories extends HistoryPromises {
    Histories() {
      super(StorageContract.this::newEngine);
    }
  }

  @Nested
  class Log extends LogPromises {
    Log() {
      super(StorageContract.this::newEngine);
    }
  }

  @Nested
  class Scans extends ScanPromises {
    Scans() {
      super(StorageContract.this::newEngine);
    }
  }

  @Nested
  class Identifiers extends IdentifierPromises {
    Identifiers() {
      super(StorageContract.this::newEngine);
    }
  }

  @Nested
  class Watches extends WatchPromises {
    Watches() {
      super(StorageContract.this::newEngine);
    }
  }

  @Nested
  class Notes extends NotePromises {
    Notes() {
      super(StorageContract.this::newEngine);
    }
  }

  @Nested
  class Erasures extends ErasurePromises {
    Erasures() {
      super(StorageContract.this::newEngine);
    }
  }

  @Nested
  class Durability extends DurabilityPromises {
    Durability() {
      super(StorageContract.this::newEngine);
    }
  }
}

package health.tarn.storage.rocksdb;

import health.tarn.spi.storage.Change;
import health.tarn.spi.storage.Commit.Effect;
import health.tarn.spi.storage.Commit.Outcome;
import health.tarn.spi.storage.Expectation;
import health.tarn.spi.storage.StorageError;
import health.tarn.spi.storage.StorageException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is going to become of one change.
 *
 * @param before the newest version before it, also an erased one
 */
record Plan(Change change, @Nullable Version before, Outcome outcome) {

  /**
   * @param index the place of the change in its batch
   * @throws StorageException with {@link StorageError#EXPECTATION}
   */
  static Plan of(Change change, @Nullable Version before, int index) {
    if (!holds(change.expectation(), before)) {
      throw new StorageException(
          StorageError.EXPECTATION,
          change.key() + " is " + state(before) + ", expected " + change.expectation(),
          index,
          null);
    }
    return new Plan(change, before, outcome(change, before));
  }

  private static boolean holds(Expectation expectation, @Nullable Version before) {
    if (expectation instanceof Expectation.AtVersion at) {
      return before != null && !before.erased() && before.version() == at.version();
    }
    return !(expectation instanceof Expectation.Absent) || before == null || !before.present();
  }

  private static Outcome outcome(Change change, @Nullable Version before) {
    if (before == null) {
      return change.body() == null ? new Outcome(0, Effect.NONE) : new Outcome(1, Effect.CREATED);
    }
    long next = before.version() + 1;
    if (change.body() == null) {
      return before.present()
          ? new Outcome(next, Effect.DELETED)
          : new Outcome(before.erased() ? 0 : before.version(), Effect.NONE);
    }
    if (!before.present()) {
      return new Outcome(next, Effect.RESTORED);
    }
    if (change.onlyIfDifferent() && Arrays.equals(change.body(), before.body())) {
      return new Outcome(before.version(), Effect.NONE);
    }
    return new Outcome(next, Effect.UPDATED);
  }

  private static String state(@Nullable Version before) {
    if (before == null || before.erased()) {
      return "not there";
    }
    return "at version " + before.version() + (before.present() ? "" : " (deleted)");
  }

  boolean makesVersion() {
    return outcome.effect() != Effect.NONE;
  }
}

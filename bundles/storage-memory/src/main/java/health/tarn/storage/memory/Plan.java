package health.tarn.storage.memory;

import health.tarn.spi.storage.Batch;
import health.tarn.spi.storage.Change;
import health.tarn.spi.storage.Commit.Effect;
import health.tarn.spi.storage.Commit.Outcome;
import health.tarn.spi.storage.Expectation;
import health.tarn.spi.storage.StorageError;
import health.tarn.spi.storage.StorageException;
import health.tarn.spi.storage.StoredVersion;
import health.tarn.spi.storage.Watch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is going to become of one change. */
record Plan(Change change, Outcome outcome) {

  /** Plans a batch, or refuses it before anything was changed. */
  static List<Plan> of(Batch batch, Model model, long t) {
    Watch watch = batch.watch();
    if (watch != null) {
      model.checkUntouched(watch, t);
    }
    List<Plan> plans = new ArrayList<>();
    for (Change change : batch.changes()) {
      Kept newest = model.newest(change.key());
      if (!holds(change.expectation(), newest)) {
        throw new StorageException(
            StorageError.EXPECTATION,
            change.key() + " is " + state(newest) + ", expected " + change.expectation(),
            plans.size(),
            null);
      }
      plans.add(new Plan(change, outcome(change, newest, model.counter(change.key()))));
    }
    return plans;
  }

  Kept version(long t, int place, Instant at) {
    return new Kept(
        new StoredVersion(change.key(), outcome.version(), t, place, at, change.body()),
        change.identifiers(),
        change.patients());
  }

  private static boolean holds(Expectation expectation, @Nullable Kept newest) {
    if (expectation instanceof Expectation.AtVersion at) {
      return newest != null && newest.version().version() == at.version();
    }
    return !(expectation instanceof Expectation.Absent)
        || newest == null
        || newest.version().deleted();
  }

  private static Outcome outcome(Change change, @Nullable Kept newest, long counter) {
    boolean exists = newest != null && !newest.version().deleted();
    long version = newest == null ? 0 : newest.version().version();
    if (change.body() == null) {
      return exists ? new Outcome(counter + 1, Effect.DELETED) : new Outcome(version, Effect.NONE);
    }
    if (counter == 0) {
      return new Outcome(1, Effect.CREATED);
    }
    if (!exists || newest == null) {
      return new Outcome(counter + 1, Effect.RESTORED);
    }
    if (change.onlyIfDifferent() && Arrays.equals(change.body(), newest.version().body())) {
      return new Outcome(version, Effect.NONE);
    }
    return new Outcome(counter + 1, Effect.UPDATED);
  }

  private static String state(@Nullable Kept newest) {
    if (newest == null) {
      return "not there";
    }
    return "at version "
        + newest.version().version()
        + (newest.version().deleted() ? " (deleted)" : "");
  }
}

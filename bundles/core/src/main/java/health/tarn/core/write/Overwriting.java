package health.tarn.core.write;

import health.tarn.api.LakeException;
import health.tarn.api.Precondition;
import health.tarn.api.Problem;
import health.tarn.api.ResourceKey;
import health.tarn.api.Written;
import health.tarn.api.query.Query;
import health.tarn.core.read.Reads;
import health.tarn.core.store.OpenStore;
import health.tarn.fhir.match.Matcher;
import health.tarn.spi.storage.Commit;
import health.tarn.spi.storage.Expectation;
import health.tarn.spi.storage.StoredVersion;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What holds before a version is written over another, and what is told of it afterwards. */
final class Overwriting {

  private final OpenStore store;

  Overwriting(OpenStore store) {
    this.store = store;
  }

  /**
   * Returns the write of what stands or stood at a key; null if it would do nothing.
   *
   * @param making makes the write of what it must expect
   * @throws LakeException {@link Problem#PRECONDITION_FAILED}, {@link Problem#FORBIDDEN} as {@link
   *     WriteTarget} says, to one who may see a part only
   */
  @Nullable Write over(
      ResourceKey key,
      Query visible,
      Precondition precondition,
      Function<Expectation, Write> making) {
    if (visible instanceof Query.All) {
      return making.apply(expectation(precondition));
    }
    WriteTarget target = WriteTarget.of(store, key, visible);
    Write write = making.apply(target.expectation(precondition));
    return target.isIdle(write) ? null : write;
  }

  /** Returns a precondition as the storage checks it. */
  private static Expectation expectation(Precondition precondition) {
    if (precondition.ifMatch() != null) {
      return new Expectation.AtVersion(precondition.ifMatch());
    }
    return precondition.ifNoneMatchAny() ? Expectation.ABSENT : Expectation.ANY;
  }

  /** Throws unless the principal may see what it is about to write. */
  static void requireVisible(Prepared prepared, Query visible) {
    if (!(visible instanceof Query.All)
        && !Matcher.of(visible).matches(prepared.key(), Instant.EPOCH, prepared.entries())) {
      throw new LakeException(
          Problem.FORBIDDEN, "not permitted: to write a resource that you may not see");
    }
  }

  /** Returns what a commit did with one of its writes. */
  Written written(Write write, Commit.Outcome outcome, Commit commit) {
    ResourceKey key = write.change().key();
    Written.Effect effect =
        switch (outcome.effect()) {
          case CREATED, RESTORED -> Written.Effect.CREATED;
          case UPDATED -> Written.Effect.UPDATED;
          case DELETED -> Written.Effect.DELETED;
          case NONE -> Written.Effect.UNCHANGED;
        };
    if (effect == Written.Effect.UNCHANGED) {
      return new Written(
          store.storage().version(key, outcome.version()).map(Reads::resource).orElse(null),
          effect);
    }
    return new Written(
        Reads.resource(
            new StoredVersion(
                key, outcome.version(), commit.t(), 0, commit.at(), write.change().body())),
        effect);
  }
}

package health.tarn.core.write;

import health.tarn.api.LakeException;
import health.tarn.api.Precondition;
import health.tarn.api.Problem;
import health.tarn.api.Resource;
import health.tarn.api.ResourceKey;
import health.tarn.api.Written;
import health.tarn.api.access.Interaction;
import health.tarn.api.query.Query;
import health.tarn.core.access.Access;
import health.tarn.core.read.Reads;
import health.tarn.core.store.OpenStore;
import health.tarn.fhir.match.Matcher;
import health.tarn.spi.storage.Commit;
import health.tarn.spi.storage.Commit.Effect;
import health.tarn.spi.storage.Expectation;
import health.tarn.spi.storage.StorageError;
import health.tarn.spi.storage.StorageException;
import health.tarn.spi.storage.StoredVersion;
import health.tarn.spi.storage.Watch;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one resource. */
public final class Writes {

  private static final int MOST_TRIES = 10;

  private final OpenStore store;
  private final Conditions conditions;

  public Writes(OpenStore store, Conditions conditions) {
    this.store = store;
    this.conditions = conditions;
  }

  /** Stores a resource under a new id, unless a condition finds it. */
  public Written create(String type, byte[] json, @Nullable String ifNoneExist, Access access) {
    store.requireType(type);
    Query visible = access.visible(Interaction.CREATE, type);
    Prepared prepared = store.preparer().withNewId(type, json, store.options().validation());
    requireVisible(prepared, visible);
    if (ifNoneExist == null) {
      Write write = prepared.put(Expectation.ABSENT, false);
      return created(prepared, append(write, null));
    }
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Conditions.Found found = conditions.find(type, ifNoneExist, access);
      if (found.keys().size() == 1) {
        return new Written(
            new Reads(store).read(found.keys().get(0), access), Written.Effect.FOUND);
      }
      found.requireAtMostOne(type);
      try {
        return created(prepared, append(prepared.put(Expectation.ABSENT, false), found.watch()));
      } catch (StorageException e) {
        requireTouched(e);
      }
    }
    throw contended(type);
  }

  /** Stores a version under the caller's id. */
  public Written update(ResourceKey key, byte[] json, Precondition precondition, Access access) {
    store.requireType(key.type());
    Query visible = access.visible(Interaction.UPDATE, key.type());
    Prepared prepared = store.preparer().withId(key, json, store.options().validation());
    requireVisible(prepared, visible);
    return change(key, visible, precondition, expectation -> prepared.put(expectation, true));
  }

  /** Deletes a resource. */
  public Written delete(ResourceKey key, Precondition precondition, Access access) {
    store.requireType(key.type());
    Query visible = access.visible(Interaction.DELETE, key.type());
    return change(key, visible, precondition, expectation -> Write.delete(key, expectation));
  }

  @FunctionalInterface
  private interface Making {
    Write write(Expectation expectation);
  }

  private Written change(ResourceKey key, Query visible, Precondition precondition, Making making) {
    if (visible instanceof Query.All) {
      return changed(key, making.write(expectation(precondition)), precondition);
    }
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      WriteTarget target = WriteTarget.of(store, key, visible);
      Write write = making.write(target.expectation(precondition));
      if (target.isIdle(write)) {
        return new Written(null, Written.Effect.UNCHANGED);
      }
      try {
        return changed(key, write, precondition);
      } catch (LakeException e) {
        if (e.problem() != Problem.PRECONDITION_FAILED) {
          throw e;
        }
      }
    }
    throw contended(key.type());
  }

  /** Returns a precondition as the storage checks it. */
  static Expectation expectation(Precondition precondition) {
    if (precondition.ifMatch() != null) {
      return new Expectation.AtVersion(precondition.ifMatch());
    }
    return precondition.ifNoneMatchAny() ? Expectation.ABSENT : Expectation.ANY;
  }

  private Written changed(ResourceKey key, Write write, Precondition precondition) {
    Commit commit;
    try {
      commit = append(write, null);
    } catch (StorageException e) {
      throw e.error() == StorageError.EXPECTATION
          ? unexpected(key, precondition)
          : StorageFaults.translate(e);
    }
    Commit.Outcome outcome = commit.outcomes().get(0);
    return switch (outcome.effect()) {
      case NONE -> unchanged(key);
      case DELETED -> new Written(resource(key, outcome, commit, null), Written.Effect.DELETED);
      case UPDATED ->
          new Written(
              resource(key, outcome, commit, write.change().body()), Written.Effect.UPDATED);
      case CREATED, RESTORED ->
          new Written(
              resource(key, outcome, commit, write.change().body()), Written.Effect.CREATED);
    };
  }

  private Written unchanged(ResourceKey key) {
    return new Written(
        store.storage().latest(key).map(Reads::resource).orElse(null), Written.Effect.UNCHANGED);
  }

  private LakeException unexpected(ResourceKey key, Precondition precondition) {
    long version = store.storage().latest(key).map(StoredVersion::version).orElse(0L);
    return WriteTarget.unexpected(key, version, precondition);
  }

  private Commit append(Write write, @Nullable Watch watch) {
    return StorageFaults.join(store.committer().append(List.of(write), List.of(), watch));
  }

  private static Written created(Prepared prepared, Commit commit) {
    Commit.Outcome outcome = commit.outcomes().get(0);
    return new Written(
        resource(prepared.key(), outcome, commit, prepared.body()), Written.Effect.CREATED);
  }

  /** Returns what a change made, as callers see it. */
  public static Resource resource(
      ResourceKey key, Commit.Outcome outcome, Commit commit, byte @Nullable [] body) {
    boolean deleted = outcome.effect() == Effect.DELETED;
    return Reads.resource(
        new StoredVersion(
            key, outcome.version(), commit.t(), 0, commit.at(), deleted ? null : body));
  }

  /** Throws unless the principal may see what it is about to write. */
  static void requireVisible(Prepared prepared, Query visible) {
    if (!(visible instanceof Query.All)
        && !Matcher.of(visible).matches(prepared.key(), Instant.EPOCH, prepared.entries())) {
      throw new LakeException(
          Problem.FORBIDDEN, "not permitted: to write a resource that you may not see");
    }
  }

  static void requireTouched(StorageException e) {
    if (e.error() != StorageError.TOUCHED) {
      throw StorageFaults.translate(e);
    }
  }

  private static LakeException contended(String type) {
    return new LakeException(
        Problem.CONFLICT,
        "other writers changed what the condition on "
            + type
            + " depends on, "
            + MOST_TRIES
            + " times in a row; try again");
  }
}

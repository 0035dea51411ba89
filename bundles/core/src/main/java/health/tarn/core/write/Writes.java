package health.tarn.core.write;

import health.tarn.api.LakeException;
import health.tarn.api.Precondition;
import health.tarn.api.ResourceKey;
import health.tarn.api.Written;
import health.tarn.api.access.Interaction;
import health.tarn.api.query.Query;
import health.tarn.core.access.Access;
import health.tarn.core.store.OpenStore;
import health.tarn.spi.storage.Commit;
import health.tarn.spi.storage.Expectation;
import health.tarn.spi.storage.StorageError;
import health.tarn.spi.storage.StorageException;
import health.tarn.spi.storage.StoredVersion;
import health.tarn.spi.storage.Watch;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes one resource. */
public final class Writes {

  private final OpenStore store;
  private final Conditions conditions;
  private final Overwriting overwriting;
  private final GatedPreparer preparer;

  public Writes(OpenStore store, Conditions conditions) {
    this.store = store;
    this.conditions = conditions;
    this.overwriting = new Overwriting(store);
    this.preparer = new GatedPreparer(store, store.options().validation());
  }

  /** Stores a resource under a new id, unless a condition finds it. */
  public Written create(String type, byte[] json, @Nullable String ifNoneExist, Access access) {
    store.requireType(type);
    Query visible = access.visible(Interaction.CREATE, type);
    Prepared prepared = preparer.create(type, json);
    Overwriting.requireVisible(prepared, visible);
    Write write = prepared.put(Expectation.ABSENT, false);
    if (ifNoneExist == null) {
      return append(write, null);
    }
    Sought sought = Sought.of(type, ifNoneExist);
    return Attempts.untilUntouched(
        "what the condition on " + type + " depends on",
        () -> {
          Conditions.Found found = conditions.find(sought, access);
          found.requireAtMostOne(type);
          return found.keys().isEmpty()
              ? append(write, found.watch())
              : new Written(conditions.only(found, access), Written.Effect.FOUND);
        });
  }

  /** Stores a version under the caller's id. */
  public Written update(ResourceKey key, byte[] json, Precondition precondition, Access access) {
    store.requireType(key.type());
    Query visible = access.visible(Interaction.UPDATE, key.type());
    Prepared prepared = preparer.update(key, json);
    Overwriting.requireVisible(prepared, visible);
    return change(key, visible, precondition, expectation -> prepared.put(expectation, true));
  }

  /** Deletes a resource. */
  public Written delete(ResourceKey key, Precondition precondition, Access access) {
    store.requireType(key.type());
    Query visible = access.visible(Interaction.DELETE, key.type());
    preparer.delete(key);
    return change(key, visible, precondition, expectation -> Write.delete(key, expectation));
  }

  private Written change(
      ResourceKey key,
      Query visible,
      Precondition precondition,
      Function<Expectation, Write> making) {
    boolean looks = !(visible instanceof Query.All);
    return Attempts.untilUntouched(
        key.toString(),
        () -> {
          Write write = overwriting.over(key, visible, precondition, making);
          if (write == null) {
            return new Written(null, Written.Effect.UNCHANGED);
          }
          try {
            return append(write, null);
          } catch (StorageException e) {
            if (e.error() != StorageError.EXPECTATION) {
              throw e;
            }
            throw looks ? Attempts.overtaken(e) : unexpected(key, precondition);
          }
        });
  }

  private LakeException unexpected(ResourceKey key, Precondition precondition) {
    long version = store.storage().latest(key).map(StoredVersion::version).orElse(0L);
    return WriteTarget.unexpected(key, version, precondition);
  }

  private Written append(Write write, @Nullable Watch watch) {
    Commit commit = StorageFaults.join(store.committer().append(List.of(write), List.of(), watch));
    return overwriting.written(write, commit.outcomes().get(0), commit);
  }
}

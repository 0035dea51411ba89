package health.tarn.rest;

import static java.util.Objects.requireNonNull;

import health.tarn.api.ResourceKey;
import org.jspecify.annotations.Nullable;

/**
 * What an address means.
 *
 * @param root the path of the data store, such as {@code /fhir}
 * @param store the id of the data store
 * @param type the resource type; null where the place has none
 * @param id the id of the resource or the job; null where the place has none
 * @param version the version as it was written; null except at {@link Place#VERSION}
 * @param operation the name of a plugin's operation, without the {@code $}; null elsewhere
 */
record Route(
    Place place,
    String root,
    String store,
    @Nullable String type,
    @Nullable String id,
    @Nullable String version,
    @Nullable String operation) {

  Route(
      Place place,
      String root,
      String store,
      @Nullable String type,
      @Nullable String id,
      @Nullable String version) {
    this(place, root, store, type, id, version, null);
  }

  /** The type, at a place that has one. */
  String typeName() {
    return requireNonNull(type);
  }

  /** The name of the operation, at a place where operations are told apart by it. */
  String operationName() {
    return requireNonNull(operation);
  }

  /** The id of the job, at a place that has one. */
  String job() {
    return requireNonNull(id);
  }

  /**
   * The key of the resource, at a place that has one.
   *
   * @throws health.tarn.api.LakeException if the id breaks FHIR's rule
   */
  ResourceKey key() {
    return new ResourceKey(requireNonNull(type), requireNonNull(id));
  }
}

package health.tarn.api;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** The lake: its data stores. An OSGi service. */
@ProviderType
public interface Lake {

  /** The id of the data store that is always there and answers under {@code /fhir}. */
  String DEFAULT_STORE = "default";

  /**
   * Returns a data store as a principal sees it.
   *
   * @throws LakeException with {@link Problem#NOT_FOUND} if there is none, {@link
   *     Problem#UNAVAILABLE} if one of its engines is missing or cannot open it
   */
  DataStore store(String id, Principal principal);

  /** Returns what data stores there are, by id, the deleted ones until their time is over. */
  List<StoreDescription> stores(Principal principal);

  /**
   * Creates a data store, or returns the one that is there if it was created with the same options.
   *
   * @param id 1 to 64 letters, digits and '-'
   * @param options see {@link StoreDescription#options}; what is left out takes the lake's default
   * @throws LakeException with {@link Problem#INVALID} for an option or engine that is not known,
   *     {@link Problem#CONFLICT} if there is one with other options
   */
  StoreDescription create(String id, Map<String, String> options, Principal principal);

  /**
   * Changes options of a data store. Another search engine is filled while the old one answers on;
   * another storage engine is refused, since a store's data would not move with it.
   */
  StoreDescription configure(String id, Map<String, String> options, Principal principal);

  /**
   * Deletes a data store: nobody reaches it any more, and what is on disk goes when its time of
   * grace is over.
   *
   * @throws LakeException with {@link Problem#CONFLICT} for the default store
   */
  StoreDescription delete(String id, Principal principal);
}

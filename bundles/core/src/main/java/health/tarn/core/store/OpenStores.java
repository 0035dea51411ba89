package health.tarn.core.store;

import health.tarn.spi.storage.Storage;

/** Gives the other parts of the core what is open. */
public interface OpenStores {

  /** Returns the storage of the lake's own notes: the catalogue and the jobs. */
  Storage system();

  /**
   * Returns a data store, opening it if it is not open.
   *
   * @throws health.tarn.api.LakeException {@link health.tarn.api.Problem#NOT_FOUND} if there is
   *     none, {@link health.tarn.api.Problem#UNAVAILABLE} if it cannot be opened
   */
  OpenStore open(String id);
}

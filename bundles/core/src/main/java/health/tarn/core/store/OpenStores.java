package health.tarn.core.store;

import health.tarn.spi.storage.Storage;

/** Gives the other parts of the core what is open. */
public interface OpenStores {

  /** Returns the storage of the lake's own notes: the catalogue and the jobs. */
  Storage system();

  /**
   * Begins to use a data store, which is opened if it is not open, and stays open until the use is
   * closed. A user does not begin a second use of the same data store within the first.
   *
   * @throws health.tarn.api.LakeException {@link health.tarn.api.Problem#NOT_FOUND} if there is
   *     none, {@link health.tarn.api.Problem#UNAVAILABLE} if it cannot be opened
   */
  StoreUse use(String id);
}

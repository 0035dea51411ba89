package health.tarn.core.store;

/** One use of an open data store, which stays open until the use ends. */
public final class StoreUse implements AutoCloseable {

  private final StoreSlot slot;
  private final OpenStore store;
  private boolean over;

  StoreUse(StoreSlot slot, OpenStore store) {
    this.slot = slot;
    this.store = store;
  }

  public OpenStore store() {
    return store;
  }

  @Override
  public void close() {
    if (!over) {
      over = true;
      slot.leave();
    }
  }
}

package health.tarn.core.feed;

import health.tarn.spi.search.SearchView;
import java.util.concurrent.atomic.AtomicInteger;

/** A point in time that several searches use at once; the last one to let go closes it. */
public final class SharedView {

  private final SearchView view;
  private final AtomicInteger users = new AtomicInteger(1);

  SharedView(SearchView view) {
    this.view = view;
  }

  public SearchView view() {
    return view;
  }

  /** Takes part in the view; false if it is closed already. */
  public boolean retain() {
    int before;
    do {
      before = users.get();
      if (before == 0) {
        return false;
      }
    } while (!users.compareAndSet(before, before + 1));
    return true;
  }

  /** Lets go. */
  public void release() {
    if (users.decrementAndGet() == 0) {
      view.close();
    }
  }
}

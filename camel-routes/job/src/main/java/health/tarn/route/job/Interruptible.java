package health.tarn.route.job;

import java.util.Iterator;

/**
 * Elements that a job takes one after the other; an interrupted job stops between two of them.
 *
 * @param <E> what the elements are
 */
public final class Interruptible<E> implements Iterator<E> {

  private final Iterator<? extends E> elements;

  public Interruptible(Iterator<? extends E> elements) {
    this.elements = elements;
  }

  /**
   * Tells whether there is another element.
   *
   * @throws JobInterruptedException if the thread was interrupted; its status stays set
   */
  @Override
  public boolean hasNext() {
    if (Thread.currentThread().isInterrupted()) {
      throw new JobInterruptedException();
    }
    return elements.hasNext();
  }

  @Override
  public E next() {
    return elements.next();
  }
}

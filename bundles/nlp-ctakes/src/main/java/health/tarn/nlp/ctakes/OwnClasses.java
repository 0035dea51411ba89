package health.tarn.nlp.ctakes;

import java.util.function.Supplier;

/**
 * UIMA and cTAKES find their types, models and parts by the thread's class loader: the one place
 * where it is made that of this bundle.
 */
final class OwnClasses {

  private OwnClasses() {}

  static <T> T with(Supplier<T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(OwnClasses.class.getClassLoader());
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}

package health.tarn.camel;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Bundle;

/** Loads what routes name: from Camel first, then from the bundles whose routes are hosted. */
final class RouteClassLoader extends ClassLoader {

  private final List<Bundle> bundles = new CopyOnWriteArrayList<>();

  RouteClassLoader(ClassLoader camel) {
    super(camel);
  }

  void add(Bundle bundle) {
    bundles.add(bundle);
  }

  void remove(Bundle bundle) {
    bundles.remove(bundle);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    ClassNotFoundException missing =
        new ClassNotFoundException(name + " is neither Camel's nor of a bundle with routes");
    for (Bundle bundle : bundles) {
      try {
        return bundle.loadClass(name);
      } catch (ClassNotFoundException e) {
        missing.addSuppressed(e);
      }
    }
    throw missing;
  }
}

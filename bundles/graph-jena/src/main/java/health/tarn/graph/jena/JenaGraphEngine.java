package health.tarn.graph.jena;

import health.tarn.spi.graph.Graph;
import health.tarn.spi.graph.GraphEngine;
import java.nio.file.Path;
import org.apache.jena.sys.JenaSystem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Opens graphs on disk. */
@Component(immediate = true, property = GraphEngine.NAME + "=jena")
public final class JenaGraphEngine implements GraphEngine {

  @Activate
  public JenaGraphEngine() {
    withOwnClasses(JenaSystem::init);
  }

  /** Jena finds its parts by the thread's class loader: the one place where it must be ours. */
  private static void withOwnClasses(Runnable work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(JenaGraphEngine.class.getClassLoader());
    try {
      work.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public Graph open(Path folder) {
    return new JenaGraph(new TdbFolder(folder));
  }
}

package health.tarn.api.plugin;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows what became of files in {@code deploy/} that are no bundles, such as route files. An OSGi
 * service of whoever handles them.
 */
@ConsumerType
public interface DroppedFiles {

  /** Returns one report for each file; the name is the file's. */
  List<PluginReport> dropped();
}

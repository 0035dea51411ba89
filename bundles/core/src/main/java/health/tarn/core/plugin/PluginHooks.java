package health.tarn.core.plugin;

import java.util.List;

/** Where the other parts of the core let plugins take part. */
public interface PluginHooks {

  /** Returns where changes pass before they are committed. */
  Gate gate();

  /** Returns one line for each service of a plugin that is suspended. */
  List<String> health();
}

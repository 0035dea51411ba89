package health.tarn.api.plugin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One bundle that adds something to the lake, or one file that was dropped to do so.
 *
 * @param name the bundle's symbolic name, or the name of a file that is no bundle
 * @param version the bundle's; empty for a file
 * @param offers what it adds
 * @param problem why it does not run; null if it does
 */
public record PluginReport(
    String name, String version, State state, List<Offer> offers, @Nullable String problem) {

  public PluginReport {
    offers = List.copyOf(offers);
  }

  /** Whether it runs. */
  public enum State {
    RUNNING,
    /** It could run, but does not. */
    STOPPED,
    /** The bundle needs something that is not there. */
    UNRESOLVED,
    /** The file is not what its name says, or what it holds was refused. */
    REFUSED
  }
}

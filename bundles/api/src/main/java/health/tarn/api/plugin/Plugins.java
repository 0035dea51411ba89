package health.tarn.api.plugin;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The plugins that are there. An OSGi service. */
@ProviderType
public interface Plugins {

  /** Returns what operations can be called now, by name. */
  List<OperationDescription> operations();

  /** Returns what is called by a name at a place. */
  Optional<OperationDescription> operation(
      String name, OperationLevel level, @Nullable String type);

  /**
   * Calls an operation, for as long as it may take at most.
   *
   * @throws LakeException {@link Problem#NOT_FOUND} if there is none of that name at that place,
   *     {@link Problem#INTERNAL} with a finding that names the plugin if it failed, {@link
   *     Problem#UNAVAILABLE} if it did not answer in time, is suspended or is being replaced,
   *     {@link Problem#TOO_BUSY} if it is called too often at once; otherwise what the operation
   *     refused with, or met at the data store
   */
  OperationAnswer call(String name, OperationCall call);

  /** Keeps names of operations for the lake itself; a plugin that offers one is refused. */
  void reserve(Set<String> operations);

  /**
   * Returns what bundles there are that add something to the lake, and what was dropped in vain.
   */
  List<PluginReport> reports();
}

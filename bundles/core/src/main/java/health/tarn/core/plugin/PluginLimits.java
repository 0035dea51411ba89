package health.tarn.core.plugin;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How much plugins may take.
 *
 * @param interceptor how long one call of an interceptor or listener may last
 * @param operation how long one call of an operation may last
 * @param hangs after how many calls that were given up a service is suspended
 * @param atOnce how many calls of one service run beside one another
 * @param required the names of the interceptors without which nothing is written
 */
public record PluginLimits(
    Duration interceptor, Duration operation, int hangs, int atOnce, Set<String> required) {

  public static final PluginLimits DEFAULT =
      new PluginLimits(Duration.ofSeconds(5), Duration.ofSeconds(60), 3, 16, Set.of());

  public PluginLimits {
    required = Set.copyOf(required);
  }

  static PluginLimits of(PluginConfig config) {
    return new PluginLimits(
        Duration.ofSeconds(config.interceptor_seconds()),
        Duration.ofSeconds(config.operation_seconds()),
        config.most_hangs(),
        config.calls_at_once(),
        Arrays.stream(config.required_interceptors())
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toSet()));
  }
}

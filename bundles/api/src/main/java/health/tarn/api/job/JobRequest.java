package health.tarn.api.job;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants done.
 *
 * @param name 1 to 64 characters; null for none
 * @param input a prefix or an object, for an import; null for an export
 * @param output the folder under which the job makes a folder of its own
 * @param options for an import: {@code validation} ({@code structure-only} or {@code minimal}); for
 *     an export: {@code types} (names with commas between them)
 */
public record JobRequest(
    Job.Kind kind,
    @Nullable String name,
    @Nullable URI input,
    URI output,
    Map<String, String> options) {

  public JobRequest {
    options = Map.copyOf(options);
  }
}

package health.tarn.api.plugin;

import health.tarn.api.DataStore;
import health.tarn.api.ResourceKey;
import health.tarn.api.SearchCall.Parameter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call of an operation.
 *
 * @param type the resource type; null on system level
 * @param key the resource, which may or may not exist; null on other levels than that of instances
 * @param parameters those of the URL, decoded, in their order
 * @param body what was sent, within the lake's limit; empty for nothing
 * @param contentType of the body, as it was sent; null if it was not
 * @param store the data store as the caller sees it: what the caller may not see or do, the
 *     operation cannot either
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes travel unchanged and are never compared.
public record OperationCall(
    OperationLevel level,
    @Nullable String type,
    @Nullable ResourceKey key,
    List<Parameter> parameters,
    byte[] body,
    @Nullable String contentType,
    DataStore store) {

  public OperationCall {
    parameters = List.copyOf(parameters);
  }

  /** Returns the value of the first parameter of that name. */
  public Optional<String> parameter(String name) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(name))
        .map(Parameter::value)
        .findFirst();
  }
}

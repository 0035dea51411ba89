package health.tarn.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search as it was asked.
 *
 * @param type null to search all types
 * @param parameters in the order of the URL, decoded; those that concern the form of the answer
 *     only, such as {@code _format}, may be among them
 * @param lenient whether an unknown parameter is left out with a warning instead of refused
 * @param page the token of a page, from the page before; null for the first
 */
public record SearchCall(
    @Nullable String type, List<Parameter> parameters, boolean lenient, @Nullable String page) {

  public SearchCall {
    parameters = List.copyOf(parameters);
  }

  /** One search parameter as it was written, with its modifier in the name. */
  public record Parameter(String name, String value) {}
}

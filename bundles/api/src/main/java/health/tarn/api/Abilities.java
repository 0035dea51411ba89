package health.tarn.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a data store can do.
 *
 * @param types every resource type, in alphabetical order
 * @param operations the names of those operations on all of it that not every data store has
 */
public record Abilities(List<OfType> types, List<String> operations) {

  public Abilities {
    types = List.copyOf(types);
    operations = List.copyOf(operations);
  }

  /**
   * What can be done with one type.
   *
   * @param parameters what it can be searched by
   * @param includes the values of {@code _include}, such as {@code Observation:subject}
   * @param reverseIncludes the values of {@code _revinclude}
   */
  public record OfType(
      String type,
      List<Parameter> parameters,
      List<String> includes,
      List<String> reverseIncludes) {

    public OfType {
      parameters = List.copyOf(parameters);
      includes = List.copyOf(includes);
      reverseIncludes = List.copyOf(reverseIncludes);
    }
  }

  /**
   * A search parameter.
   *
   * @param url the canonical URL of its definition
   * @param type FHIR's search parameter type, such as {@code token}
   */
  public record Parameter(String code, String url, String type, @Nullable String documentation) {}
}

package health.tarn.spi.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One searchable value of a resource, under the code of its search parameter.
 *
 * <p>Values that serve a modifier have a parameter name of their own: {@code <code>:text} for the
 * texts of codings, {@code <code>:of-type} for typed identifiers, {@code <code>:identifier} for the
 * identifiers of references.
 */
public sealed interface IndexEntry {

  String parameter();

  /**
   * A coded value.
   *
   * @param system empty if there is none
   * @param code empty if there is only a system
   */
  record Token(String parameter, String system, String code) implements IndexEntry {}

  /** A string as it stands in the resource; engines fold it themselves. */
  record Text(String parameter, String value) implements IndexEntry {}

  /**
   * A reference.
   *
   * @param target {@code Type/id} for a resource of the same data store, whatever version it names;
   *     else the absolute URL, URN or canonical as it stands
   */
  record Reference(String parameter, String target) implements IndexEntry {}

  /**
   * A range of time in milliseconds since 1970-01-01T00:00:00Z, both ends inclusive; an open end is
   * {@link Long#MIN_VALUE} or {@link Long#MAX_VALUE}.
   */
  record Date(String parameter, long low, long high) implements IndexEntry {}

  /** A number or a range of numbers, both ends inclusive; an open end is infinite. */
  record Numeric(String parameter, double low, double high) implements IndexEntry {}

  /**
   * A quantity.
   *
   * @param system the system of the unit; empty if there is none
   * @param code the unit's code; empty if there is none
   * @param unit the unit's name for people; empty if there is none
   * @param canonical the same in UCUM's base units; null if the unit is none of UCUM's
   */
  record Quantity(
      String parameter,
      double low,
      double high,
      String system,
      String code,
      String unit,
      @Nullable Canonical canonical)
      implements IndexEntry {}

  /** A quantity in the base units of UCUM, such as 0.0054 and {@code m3}. */
  record Canonical(double low, double high, String code) {}

  /** A URI as it stands. */
  record Uri(String parameter, String value) implements IndexEntry {}

  /**
   * The values of one element for a composite parameter.
   *
   * @param parts entries whose parameters are {@code 1}, {@code 2} and so on, in the order of the
   *     composite's components; several of one component are alternatives
   */
  record Composite(String parameter, List<IndexEntry> parts) implements IndexEntry {
    public Composite {
      parts = List.copyOf(parts);
    }
  }

  /** Membership in a compartment; the parameter is {@code compartment}. */
  record Compartment(String type, String id) implements IndexEntry {
    @Override
    public String parameter() {
      return "compartment";
    }
  }

  /** Words of the narrative ({@code _text}) or of the whole resource ({@code _content}). */
  record Words(String parameter, String text) implements IndexEntry {}
}

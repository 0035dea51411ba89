package health.tarn.api.query;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition on the index entries of one resource.
 *
 * <p>A leaf holds if at least one entry of its parameter fulfils it. Parameters are named by their
 * code, such as {@code birthdate}; entries that serve a modifier have a name of their own, such as
 * {@code identifier:of-type} or {@code subject:identifier}.
 */
public sealed interface Query {

  /** Every resource. */
  record All() implements Query {}

  /** No resource. */
  record None() implements Query {}

  /** All of the conditions; with none of them, every resource. */
  record And(List<Query> of) implements Query {
    public And {
      of = List.copyOf(of);
    }
  }

  /** At least one of the conditions; with none of them, no resource. */
  record Or(List<Query> of) implements Query {
    public Or {
      of = List.copyOf(of);
    }
  }

  /** Every resource for which the condition does not hold. */
  record Not(Query of) implements Query {}

  /** Resources of one of the types. */
  record Type(Set<String> types) implements Query {
    public Type {
      types = Set.copyOf(types);
    }
  }

  /** Resources with one of the logical ids, of any type. */
  record Id(Set<String> ids) implements Query {
    public Id {
      ids = Set.copyOf(ids);
    }
  }

  /**
   * Resources that have at least one entry of the parameter, of whatever kind. Every resource has
   * {@code _id} and {@code _lastUpdated}.
   */
  record Present(String parameter) implements Query {}

  /**
   * A coded value, compared as it stands, case included.
   *
   * @param system null for any system, empty for the values that have none
   * @param code null for any code of the system
   */
  record Token(String parameter, @Nullable String system, @Nullable String code) implements Query {}

  /** A string; {@link TextMatch} says how it is compared. */
  record Text(String parameter, TextMatch match, String value) implements Query {}

  /** How strings are compared. */
  enum TextMatch {
    /** The value begins with the text, both folded: without case, accents and extra spaces. */
    STARTS,
    /** The value is the text, character by character. */
    EXACT,
    /** The folded text occurs somewhere in the folded value. */
    CONTAINS
  }

  /**
   * A reference to one of the targets.
   *
   * @param targets {@code Type/id} for resources of this data store, else the absolute URL, URN or
   *     canonical as it stands
   */
  record Reference(String parameter, Set<String> targets) implements Query {
    public Reference {
      targets = Set.copyOf(targets);
    }
  }

  /**
   * A date, instant or period, or the parameter {@code _lastUpdated}.
   *
   * @param low the first millisecond since 1970 of the query's range
   * @param high its last millisecond, inclusive
   */
  record Date(String parameter, Prefix prefix, long low, long high) implements Query {}

  /** A number; {@code low} and {@code high} are equal where the precision does not count. */
  record Numeric(String parameter, Prefix prefix, double low, double high) implements Query {}

  /**
   * A quantity.
   *
   * <p>With the system {@link #UCUM_CANONICAL} the query is compared with the canonical values, by
   * the canonical code. Whoever parses a query in a unit of UCUM makes an {@link Or} of the query
   * as given and the canonical one.
   *
   * @param system the system of the unit; null for any, empty for none
   * @param code the unit's code; where the system is null, the unit's code or its name as text;
   *     null for any
   */
  record Quantity(
      String parameter,
      Prefix prefix,
      double low,
      double high,
      @Nullable String system,
      @Nullable String code)
      implements Query {

    /** The system of a query on values in the base units of UCUM. */
    public static final String UCUM_CANONICAL = "http://unitsofmeasure.org/canonical";
  }

  /** A URI; {@link UriMatch} says how it is compared. */
  record Uri(String parameter, UriMatch match, String value) implements Query {}

  /** How URIs are compared. */
  enum UriMatch {
    /** The whole URI, character by character. */
    EXACT,
    /** The value begins with the URI. */
    BELOW,
    /** The URI begins with the value. */
    ABOVE
  }

  /**
   * Several conditions on one and the same element.
   *
   * @param parts conditions on the parameters {@code 1}, {@code 2} and so on, in the order of the
   *     composite's components: leaves other than composites, alone or under and, or, not; each is
   *     decided on the values of that element alone
   */
  record Composite(String parameter, List<Query> parts) implements Query {
    public Composite {
      parts = List.copyOf(parts);
    }
  }

  /** Membership in a compartment (FHIR R4, compartmentdefinition.html), such as Patient/123. */
  record Compartment(String type, String id) implements Query {}

  /**
   * Words in the narrative ({@code _text}) or in the whole resource ({@code _content}): each word
   * of the expression is one of the words of the parameter's entries. An expression without words
   * matches nothing.
   */
  record Words(String parameter, String expression) implements Query {}
}

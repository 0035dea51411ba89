package health.tarn.fhir.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One element of a type.
 *
 * @param name its name; for a choice without {@code [x]}
 * @param choice whether a member is named by element and type, such as {@code valueQuantity}
 * @param min how many it needs at least
 * @param max how many it may have; {@link #UNBOUNDED} if there is no limit
 * @param types the types that it may have; empty if {@code content} refers to another element
 * @param content the path of the backbone that describes what is in it, its own or the one that it
 *     refers to, such as {@code Questionnaire.item}; null if a named type does
 * @param binding the value set of its codes; null if it has none
 * @param summary whether {@code _summary=true} keeps it
 * @param modifier whether it changes the meaning of what it stands in
 */
public record ElementDefinition(
    String name,
    boolean choice,
    int min,
    int max,
    List<ElementType> types,
    @Nullable String content,
    @Nullable Binding binding,
    boolean summary,
    boolean modifier) {

  /** The {@code max} of an element that may occur any number of times. */
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  /**
   * A type that an element may have.
   *
   * @param code the type, such as {@code Reference}
   * @param targets what a Reference or canonical may refer to, by type; empty if anything
   */
  public record ElementType(String code, List<String> targets) {
    public ElementType {
      targets = List.copyOf(targets);
    }
  }

  /**
   * The value set that an element's codes come from.
   *
   * @param valueSet the canonical URL, without version
   * @param required whether no other code is allowed
   */
  public record Binding(String valueSet, boolean required) {}

  public ElementDefinition {
    types = List.copyOf(types);
  }

  /** Tells whether it is an array in JSON. */
  public boolean repeats() {
    return max > 1;
  }

  /** Returns the name of the JSON member for one of its types. */
  public String member(ElementType type) {
    return choice
        ? name + Character.toUpperCase(type.code().charAt(0)) + type.code().substring(1)
        : name;
  }
}

package health.tarn.fhir.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type of R4, or the unnamed type of a backbone element.
 *
 * @param name the type, such as {@code HumanName}; for a backbone its path, such as {@code
 *     Patient.contact}
 * @param kind what sort of type it is
 * @param isAbstract whether only its descendants occur, as with {@code DomainResource}
 * @param base the type that it specializes; null for the two roots
 * @param elements its elements in their order, those that it inherits included
 */
public record TypeDefinition(
    String name,
    Kind kind,
    boolean isAbstract,
    @Nullable String base,
    List<ElementDefinition> elements) {

  /** The sorts of types. */
  public enum Kind {
    RESOURCE,
    COMPLEX,
    PRIMITIVE,
    BACKBONE
  }

  public TypeDefinition {
    elements = List.copyOf(elements);
  }

  /** Returns the element with a name, for a choice without its type; null if there is none. */
  public @Nullable ElementDefinition element(String elementName) {
    for (ElementDefinition element : elements) {
      if (element.name().equals(elementName)) {
        return element;
      }
    }
    return null;
  }
}

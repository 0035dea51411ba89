package health.tarn.fhir.graph;

import health.tarn.fhir.definition.Definitions;
import health.tarn.fhir.definition.ElementDefinition;
import health.tarn.fhir.definition.ElementDefinition.ElementType;
import health.tarn.fhir.definition.TypeDefinition;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What of a type the graph looks at: its members that are, or may hold, what can be joined. */
final class GraphShape {

  /** What becomes of a member. */
  enum Role {
    /** An edge to another resource. */
    REFERENCE,
    /** An edge to each code of a CodeableConcept. */
    CONCEPT,
    /** An edge to a code. */
    CODING,
    /** A literal: a code without system, such as a status. */
    CODE,
    /** A literal: the number of a Quantity. */
    QUANTITY,
    /** Something whose members are looked at. */
    NESTED
  }

  /**
   * A member.
   *
   * @param type of what is {@link Role#NESTED}; else empty
   */
  record Member(Role role, String type) {}

  /** What names or describes a resource and joins nothing; what is in Meta is of the lake. */
  private static final Set<String> LEFT_OUT =
      Set.of("Meta", "Narrative", "HumanName", "Address", "ContactPoint", "Attachment", "xhtml");

  /** Their codes say how they are to be read; only their references are edges. */
  private static final Set<String> REFERENCES_ONLY = Set.of("Identifier", "Extension");

  private final Definitions definitions;
  private final Map<String, Map<String, Member>> byType = new ConcurrentHashMap<>();

  GraphShape(Definitions definitions) {
    this.definitions = definitions;
  }

  /** Returns the members of a type that are looked at, by name. */
  Map<String, Member> members(String type) {
    return byType.computeIfAbsent(type, this::compile);
  }

  private Map<String, Member> compile(String name) {
    Map<String, Member> members = new HashMap<>();
    TypeDefinition type = definitions.type(name);
    if (type == null) {
      return members;
    }
    boolean resource = type.kind() == TypeDefinition.Kind.RESOURCE;
    for (ElementDefinition element : type.elements()) {
      if (element.content() != null) {
        members.put(element.name(), new Member(Role.NESTED, element.content()));
        continue;
      }
      for (ElementType of : element.types()) {
        Member member = member(of.code(), resource);
        boolean wanted =
            member != null
                && (member.role() == Role.REFERENCE
                    || member.role() == Role.NESTED
                    || !REFERENCES_ONLY.contains(name));
        if (wanted) {
          members.put(element.member(of), member);
        }
      }
    }
    members.remove("contained");
    return Map.copyOf(members);
  }

  private @Nullable Member member(String type, boolean ofResource) {
    return switch (type) {
      case "Reference" -> new Member(Role.REFERENCE, "");
      case "CodeableConcept" -> new Member(Role.CONCEPT, "");
      case "Coding" -> new Member(Role.CODING, "");
      case "code" -> ofResource ? new Member(Role.CODE, "") : null;
      case "Quantity", "Age", "Duration", "Money", "Count", "Distance" ->
          ofResource ? new Member(Role.QUANTITY, "") : null;
      default -> nested(type);
    };
  }

  private @Nullable Member nested(String type) {
    TypeDefinition definition = definitions.type(type);
    boolean complex = definition != null && definition.kind() == TypeDefinition.Kind.COMPLEX;
    return complex && !LEFT_OUT.contains(type) ? new Member(Role.NESTED, type) : null;
  }
}

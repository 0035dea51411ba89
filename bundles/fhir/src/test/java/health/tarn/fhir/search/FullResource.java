package health.tarn.fhir.search;

import health.tarn.fhir.definition.Definitions;
import health.tarn.fhir.definition.ElementDefinition;
import health.tarn.fhir.definition.ElementDefinition.ElementType;
import health.tarn.fhir.definition.TypeDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Resources in which every element has a value, made from the definitions. The variants take turns
 * in the types of choices, in codes and in the targets of references.
 */
final class FullResource {

  static final int VARIANTS = 12;

  private static final int DEEPEST = 3;

  private final Definitions definitions = Definitions.r4();
  private final int variant;
  private int made;

  FullResource(int variant) {
    this.variant = variant;
  }

  String json(String type) {
    TypeDefinition definition = definitions.type(type);
    if (definition == null) {
      throw new IllegalArgumentException(type);
    }
    return "{\"resourceType\":\"" + type + "\"," + members(definition, 0, variant) + "}";
  }

  private String members(TypeDefinition type, int depth, int turn) {
    List<String> members = new ArrayList<>();
    for (ElementDefinition element : type.elements()) {
      // Of no interest to R4's own expressions; ids of elements HAPI does not always list.
      if (Set.of("contained", "extension", "modifierExtension").contains(element.name())
          || (element.name().equals("id") && depth > 0)
          || (element.content() != null && depth > DEEPEST)) {
        continue;
      }
      ElementType option =
          element.types().isEmpty()
              ? new ElementType("", List.of())
              : element.types().get(variant % element.types().size());
      String one = value(element, option, depth, turn);
      if (one.isEmpty()) {
        continue;
      }
      String value =
          element.repeats()
              ? "[" + one + "," + value(element, option, depth, turn + VARIANTS / 2) + "]"
              : one;
      members.add("\"" + element.member(option) + "\":" + value);
    }
    return String.join(",", members);
  }

  private String value(ElementDefinition element, ElementType option, int depth, int turn) {
    made++;
    String type = element.content() != null ? element.content() : option.code();
    if (type.equals("Reference")) {
      return reference(option.targets(), turn);
    }
    if (type.equals("Resource")) {
      return depth > 2 ? "" : "{\"resourceType\":\"Basic\",\"id\":\"b" + made + "\"}";
    }
    TypeDefinition definition = definitions.type(type);
    if (definition == null) {
      return "";
    }
    if (definition.kind() == TypeDefinition.Kind.PRIMITIVE) {
      return primitive(element, type, turn);
    }
    if (depth > DEEPEST) {
      return "";
    }
    String members = members(definition, depth + 1, turn);
    return members.isEmpty() ? "" : "{" + members + "}";
  }

  private String reference(List<String> targets, int turn) {
    String type =
        targets.isEmpty() || targets.contains("Resource")
            ? List.of("Patient", "Practitioner", "Location", "Group").get(turn % 4)
            : targets.get(turn % targets.size());
    return "{\"reference\":\"" + type + "/r" + made + "\"}";
  }

  private String primitive(ElementDefinition element, String type, int turn) {
    return switch (type) {
      case "boolean" -> String.valueOf(turn % 2 == 0);
      case "integer", "positiveInt", "unsignedInt" -> String.valueOf(made);
      case "decimal" -> made + ".5";
      case "date" -> "\"20" + (10 + made % 90) + "-03-04\"";
      case "dateTime", "instant" -> "\"20" + (10 + made % 90) + "-03-04T05:06:07Z\"";
      case "time" -> "\"05:06:07\"";
      case "base64Binary" -> "\"YWJj\"";
      case "code" -> code(element, turn);
      case "xhtml" -> "\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">x</div>\"";
      case "id" -> "\"i" + made + "\"";
      default -> "\"t" + made + "\"";
    };
  }

  private String code(ElementDefinition element, int turn) {
    ElementDefinition.Binding binding = element.binding();
    Set<String> codes =
        binding == null || !binding.required() ? null : definitions.codes(binding.valueSet());
    if (codes == null || codes.isEmpty()) {
      return "\"c" + made + "\"";
    }
    List<String> sorted = List.copyOf(new TreeSet<>(codes));
    return "\"" + sorted.get(turn % sorted.size()) + "\"";
  }
}

package health.tarn.fhir.definition.generator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Turns StructureDefinitions into one line a type, and collects what members may be called.
 *
 * <p>What is usual is left out, since the files are read at every start: 0..1, and the place of
 * FHIR's own value sets.
 */
final class Structures {

  private static final String DEFINITION = "http://hl7.org/fhir/StructureDefinition/";

  private static final String VALUE_SET = "http://hl7.org/fhir/ValueSet/";

  private final TreeMap<String, ObjectNode> types = new TreeMap<>();
  private final Set<String> names = new TreeSet<>(Set.of("resourceType"));
  private final Set<String> requiredValueSets = new TreeSet<>();

  void add(XmlTree resource) {
    String kind = resource.text("kind");
    boolean constraint = resource.text("derivation").equals("constraint");
    if (!resource.name.equals("StructureDefinition") || constraint || kind.equals("logical")) {
      return;
    }
    String name = resource.text("type");
    ObjectNode type = JsonNodeFactory.instance.objectNode();
    type.put("name", name);
    type.put("kind", kind);
    type.put("abstract", resource.text("abstract").equals("true"));
    type.put("base", resource.text("baseDefinition").replace(DEFINITION, ""));
    ObjectNode paths = type.putObject("paths");
    XmlTree snapshot = resource.one("snapshot");
    if (snapshot == null) {
      throw new IllegalStateException(name + " has no snapshot");
    }
    for (XmlTree element : snapshot.all("element")) {
      String path = element.text("path");
      int dot = path.lastIndexOf('.');
      if (dot < 0) {
        paths.putArray(path);
        continue;
      }
      String parent = path.substring(0, dot);
      ArrayNode siblings =
          paths.has(parent) ? (ArrayNode) paths.get(parent) : paths.putArray(parent);
      siblings.add(element(element, path, kind));
    }
    types.put(name, type);
  }

  private ObjectNode element(XmlTree source, String path, String kind) {
    String last = path.substring(path.lastIndexOf('.') + 1);
    boolean choice = last.endsWith("[x]");
    ObjectNode element = JsonNodeFactory.instance.objectNode();
    String name = choice ? last.substring(0, last.length() - 3) : last;
    element.put("name", name);
    if (choice) {
      element.put("choice", true);
    }
    if (!source.text("min").equals("0")) {
      element.put("min", Integer.parseInt(source.text("min")));
    }
    String max = source.text("max");
    if (!max.equals("1")) {
      element.put("max", max.equals("*") ? -1 : Integer.parseInt(max));
    }
    List<String> codes = new ArrayList<>();
    ArrayNode listed = element.putArray("types");
    for (XmlTree type : source.all("type")) {
      String code = code(type, path, kind);
      codes.add(code);
      listed.add(code + targets(type));
    }
    if (!source.text("contentReference").isEmpty()) {
      element.put("content", source.text("contentReference").substring(1));
    }
    binding(source, element);
    if (source.text("isSummary").equals("true")) {
      element.put("summary", true);
    }
    if (source.text("isModifier").equals("true")) {
      element.put("modifier", true);
    }
    if (!kind.equals("primitive-type")) {
      nameMembers(name, choice, codes);
    }
    return element;
  }

  /** R4 gives the ids and values of primitives the types of FHIRPath; here they get FHIR's. */
  private static String code(XmlTree type, String path, String kind) {
    String code = type.text("code");
    if (!code.startsWith("http://hl7.org/fhirpath/")) {
      return code;
    }
    String root = path.substring(0, path.indexOf('.'));
    if (path.equals(root + ".value")) {
      return root;
    }
    return kind.equals("resource") && path.equals(root + ".id") ? "id" : "string";
  }

  private static String targets(XmlTree type) {
    StringBuilder text = new StringBuilder();
    for (XmlTree target : type.all("targetProfile")) {
      text.append('|').append(target.value.replace(DEFINITION, ""));
    }
    return text.toString();
  }

  private void binding(XmlTree source, ObjectNode element) {
    XmlTree binding = source.one("binding");
    if (binding == null || binding.text("valueSet").isEmpty()) {
      return;
    }
    String valueSet = binding.text("valueSet").replaceFirst("\\|.*", "");
    element.put("valueSet", valueSet.replace(VALUE_SET, ""));
    if (binding.text("strength").equals("required")) {
      element.put("required", true);
      requiredValueSets.add(valueSet);
    }
  }

  private void nameMembers(String name, boolean choice, List<String> codes) {
    List<String> members = new ArrayList<>();
    if (choice) {
      for (String code : codes) {
        members.add(name + Character.toUpperCase(code.charAt(0)) + code.substring(1));
      }
    } else {
      members.add(name);
    }
    for (String member : members) {
      names.add(member);
      names.add("_" + member);
    }
  }

  /** Returns the lines of all types, sorted by name. */
  List<ObjectNode> lines() {
    return List.copyOf(types.values());
  }

  Set<String> names() {
    return names;
  }

  Set<String> requiredValueSets() {
    return requiredValueSets;
  }
}

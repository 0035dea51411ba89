package health.tarn.fhir.definition.generator;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Lists the codes of value sets, as far as the published code systems say them. */
final class ValueSets {

  private final Map<String, XmlTree> valueSets = new HashMap<>();
  private final Map<String, XmlTree> codeSystems = new HashMap<>();

  void add(XmlTree resource) {
    if (resource.name.equals("ValueSet")) {
      valueSets.put(resource.text("url"), resource);
    } else if (resource.name.equals("CodeSystem") && resource.text("content").equals("complete")) {
      codeSystems.put(resource.text("url"), resource);
    }
  }

  /** Returns the codes of a value set; empty if they cannot be listed, such as media types. */
  Optional<Set<String>> codes(String url) {
    XmlTree valueSet = valueSets.get(url);
    XmlTree compose = valueSet == null ? null : valueSet.one("compose");
    if (compose == null) {
      return Optional.empty();
    }
    Set<String> codes = new TreeSet<>();
    for (XmlTree include : compose.all("include")) {
      if (!include(include, codes)) {
        return Optional.empty();
      }
    }
    for (XmlTree exclude : compose.all("exclude")) {
      exclude.all("concept").forEach(concept -> codes.remove(concept.text("code")));
    }
    return Optional.of(codes);
  }

  /** Returns the system of all codes of a value set; empty if there are several. */
  Optional<String> system(String url) {
    Set<String> systems = new TreeSet<>();
    systems(url, systems);
    return systems.size() == 1 ? Optional.of(systems.iterator().next()) : Optional.empty();
  }

  private void systems(String url, Set<String> systems) {
    XmlTree valueSet = valueSets.get(url);
    XmlTree compose = valueSet == null ? null : valueSet.one("compose");
    if (compose == null) {
      return;
    }
    for (XmlTree include : compose.all("include")) {
      for (XmlTree other : include.all("valueSet")) {
        systems(other.value.replaceFirst("\\|.*", ""), systems);
      }
      if (!include.text("system").isEmpty()) {
        systems.add(include.text("system"));
      }
    }
  }

  private boolean include(XmlTree include, Set<String> codes) {
    for (XmlTree valueSet : include.all("valueSet")) {
      Optional<Set<String>> others = codes(valueSet.value.replaceFirst("\\|.*", ""));
      if (others.isEmpty()) {
        return false;
      }
      codes.addAll(others.get());
    }
    if (include.text("system").isEmpty()) {
      return true;
    }
    if (!include.all("concept").isEmpty()) {
      include.all("concept").forEach(concept -> codes.add(concept.text("code")));
      return true;
    }
    XmlTree system = codeSystems.get(include.text("system"));
    if (system == null || !include.all("filter").isEmpty()) {
      return false;
    }
    concepts(system, codes);
    return true;
  }

  private static void concepts(XmlTree parent, Set<String> codes) {
    for (XmlTree concept : parent.all("concept")) {
      codes.add(concept.text("code"));
      concepts(concept, codes);
    }
  }
}

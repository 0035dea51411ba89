package health.tarn.fhir.search;

import health.tarn.fhir.definition.CompartmentDefinition;
import health.tarn.fhir.definition.Definitions;
import health.tarn.fhir.definition.SearchParameterDefinition;
import health.tarn.fhir.definition.TypeDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The search parameters that a lake knows, by type and code: R4's own and custom ones.
 *
 * <p>Immutable. A custom parameter takes the place of one of the same code and type.
 */
public final class SearchParameters {

  private static final Set<String> COMMON_BASES = Set.of("Resource", "DomainResource");

  /** Resources without narrative, which are no DomainResource. */
  private static final Set<String> BARE = Set.of("Binary", "Bundle", "Parameters");

  /** R4 names the parameters that its two parts are compared like in the wrong order. */
  private static final String SWAPPED =
      "http://hl7.org/fhir/SearchParameter/DocumentReference-relationship";

  private final Definitions definitions;
  private final Map<String, Map<String, SearchParameterDefinition>> byType = new HashMap<>();
  private final Map<String, SearchParameterDefinition> common = new TreeMap<>();
  private final Map<String, SearchParameterDefinition> byUrl = new HashMap<>();

  private SearchParameters(Definitions definitions, List<SearchParameterDefinition> all) {
    this.definitions = definitions;
    for (SearchParameterDefinition parameter : all) {
      byUrl.put(parameter.url(), parameter);
      for (String base : parameter.bases()) {
        if (base.equals("Resource")) {
          common.put(parameter.code(), parameter);
        }
        for (String type : types(base)) {
          byType.computeIfAbsent(type, unused -> new TreeMap<>()).put(parameter.code(), parameter);
        }
      }
    }
  }

  /** Returns R4's search parameters. */
  public static SearchParameters r4() {
    return with(List.of());
  }

  /** Returns R4's search parameters and others. */
  public static SearchParameters with(Collection<SearchParameterDefinition> custom) {
    Definitions definitions = Definitions.r4();
    List<SearchParameterDefinition> all = new ArrayList<>(definitions.searchParameters());
    all.addAll(custom);
    return new SearchParameters(definitions, all);
  }

  private List<String> types(String base) {
    if (!COMMON_BASES.contains(base)) {
      return definitions.isResourceType(base) ? List.of(base) : List.of();
    }
    return definitions.resourceTypes().stream()
        .filter(type -> base.equals("Resource") || !BARE.contains(type))
        .toList();
  }

  /** Returns the types that a resource can have, sorted. */
  public List<String> types() {
    return definitions.resourceTypes();
  }

  /** Tells whether a resource can have the type. */
  public boolean isType(String type) {
    return definitions.isResourceType(type);
  }

  /** Returns the parameters of a type by their codes, sorted; empty if there is no such type. */
  public Collection<SearchParameterDefinition> of(String type) {
    return List.copyOf(byType.getOrDefault(type, Map.of()).values());
  }

  /** Returns a parameter of a type; null if the type has none of the code. */
  public @Nullable SearchParameterDefinition find(String type, String code) {
    return byType.getOrDefault(type, Map.of()).get(code);
  }

  /** Returns the types that a reference parameter may refer to, sorted: what it says, or all. */
  public Set<String> targets(SearchParameterDefinition reference) {
    List<String> targets = reference.targets();
    return new TreeSet<>(
        targets.isEmpty() || targets.contains("Resource") ? definitions.resourceTypes() : targets);
  }

  /** Returns the types that have a compartment, sorted. */
  Set<String> compartments() {
    return new TreeSet<>(definitions.compartments().keySet());
  }

  /** Returns the types of compartments that a parameter of a type puts a resource into. */
  Set<String> compartments(String type, String code) {
    Set<String> compartments = new TreeSet<>();
    for (CompartmentDefinition compartment : definitions.compartments().values()) {
      if (compartment.parameters(type).contains(code)) {
        compartments.add(compartment.type());
      }
    }
    return compartments;
  }

  /** Returns the system that all codes of a value set belong to; empty if that is not known. */
  String codeSystem(String valueSet) {
    String system = definitions.codeSystem(valueSet);
    return system == null ? "" : system;
  }

  /**
   * Returns the parameters that the parts of a composite are compared like.
   *
   * @throws BadParameterException if one of them is not known
   */
  List<SearchParameterDefinition> components(SearchParameterDefinition composite) {
    List<SearchParameterDefinition> components = new ArrayList<>();
    for (SearchParameterDefinition.Component component : composite.components()) {
      SearchParameterDefinition definition = byUrl.get(component.definition());
      if (definition == null || definition.type() == SearchParameterDefinition.Type.COMPOSITE) {
        throw BadParameterException.notSupported(
            "a component of " + NearestNames.quoted(composite.code()) + " is not defined");
      }
      components.add(definition);
    }
    if (composite.url().equals(SWAPPED)) {
      Collections.reverse(components);
    }
    return components;
  }

  /** Tells whether one of the types has an element at its top; with no types, whether any has. */
  boolean isElement(Set<String> types, String element) {
    for (String type : types.isEmpty() ? types() : types) {
      TypeDefinition definition = definitions.type(type);
      if (definition != null && definition.element(element.replace("[x]", "")) != null) {
        return true;
      }
    }
    return false;
  }

  /**
   * @throws BadParameterException if there is no such type of resource
   */
  void requireType(String type) {
    if (!isType(type)) {
      throw BadParameterException.notSupported(
          "there is no type of resource "
              + NearestNames.quoted(type)
              + (type.isEmpty() ? "" : NearestNames.hint(type, types())));
    }
  }

  /**
   * Returns the parameter that all of the types have in common.
   *
   * @param types empty for all types
   * @throws BadParameterException if they have none of the code, or different ones
   */
  SearchParameterDefinition require(Set<String> types, String code) {
    SearchParameterDefinition found = null;
    for (String type : types) {
      SearchParameterDefinition own = find(type, code);
      if (own == null || own.expression() == null) {
        throw unknown(type, code);
      }
      if (found != null && found.type() != own.type()) {
        throw BadParameterException.notSupported(
            "the parameter "
                + NearestNames.quoted(code)
                + " is not the same in "
                + String.join(" and ", new TreeSet<>(types)));
      }
      found = own;
    }
    if (types.isEmpty()) {
      found = common.get(code);
    }
    if (found == null || found.expression() == null) {
      throw BadParameterException.notSupported(
          "a search over all types has no parameter "
              + NearestNames.quoted(code)
              + NearestNames.hint(code, known(common.values())));
    }
    return found;
  }

  /**
   * Returns a reference parameter that all of the types have in common.
   *
   * @throws BadParameterException if there is none
   */
  SearchParameterDefinition requireReference(Set<String> types, String code) {
    SearchParameterDefinition found = require(types, code);
    if (found.type() == SearchParameterDefinition.Type.REFERENCE) {
      return found;
    }
    List<String> references =
        types.stream()
            .flatMap(type -> of(type).stream())
            .filter(parameter -> parameter.type() == SearchParameterDefinition.Type.REFERENCE)
            .map(SearchParameterDefinition::code)
            .distinct()
            .toList();
    throw BadParameterException.notSupported(
        "the parameter "
            + NearestNames.quoted(code)
            + " is no reference but a "
            + found.type().code()
            + NearestNames.hint(code, references));
  }

  private BadParameterException unknown(String type, String code) {
    return BadParameterException.notSupported(
        type
            + " has no search parameter "
            + NearestNames.quoted(code)
            + NearestNames.hint(code, known(of(type))));
  }

  private static List<String> known(Collection<SearchParameterDefinition> parameters) {
    return parameters.stream()
        .filter(parameter -> parameter.expression() != null)
        .map(SearchParameterDefinition::code)
        .toList();
  }
}

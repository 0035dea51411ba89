package health.tarn.fhir.definition;

import health.tarn.fhir.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * FHIR R4's definitions (4.0.1).
 *
 * <p>Each part is read when it is first asked for, types one by one. Everything returned is
 * immutable; safe for any number of threads.
 */
public final class Definitions {

  /** The version of FHIR that all of this is. */
  public static final String FHIR_VERSION = "4.0.1";

  private final TypeIndex index = new TypeIndex();
  private final List<String> resourceTypes = List.copyOf(index.resources());
  private final Set<String> isResourceType = Set.copyOf(resourceTypes);
  private final Map<String, Map<String, TypeDefinition>> types = new ConcurrentHashMap<>();

  private Definitions() {}

  /** Returns the definitions. */
  public static Definitions r4() {
    return R4.DEFINITIONS;
  }

  /** Returns the names of the resource types that a resource can have, sorted. */
  public List<String> resourceTypes() {
    return resourceTypes;
  }

  /** Tells whether a resource can have this type. */
  public boolean isResourceType(String name) {
    return isResourceType.contains(name);
  }

  /**
   * Returns a type.
   *
   * @param name the name of any type, such as {@code Patient}, {@code HumanName} or {@code date},
   *     or the path of a backbone, such as {@code Patient.contact}
   * @return null if there is none
   */
  public @Nullable TypeDefinition type(String name) {
    int dot = name.indexOf('.');
    String root = dot < 0 ? name : name.substring(0, dot);
    Map<String, TypeDefinition> family = types.get(root);
    if (family == null) {
      Json line = index.read(root);
      if (line == null) {
        return null;
      }
      family = types.computeIfAbsent(root, added -> Map.copyOf(TypeReader.read(line)));
    }
    return family.get(name);
  }

  /** Returns the names of all types, abstract ones and primitives included, sorted. */
  public Set<String> typeNames() {
    return Collections.unmodifiableSet(new TreeSet<>(index.names()));
  }

  /** Returns R4's search parameters in the order of the specification. */
  public List<SearchParameterDefinition> searchParameters() {
    return SearchParameters.ALL;
  }

  /** Returns the five compartments by the type that they are of. */
  public Map<String, CompartmentDefinition> compartments() {
    return Compartments.BY_TYPE;
  }

  /**
   * Returns the codes of a value set that some element must take its code from.
   *
   * @return null if it is no such value set or one that cannot be listed, such as media types
   */
  public @Nullable Set<String> codes(String valueSet) {
    return Codes.BY_VALUE_SET.get(valueSet);
  }

  /**
   * Returns the system that all codes of such a value set belong to.
   *
   * @return null if {@link #codes} does not know it, or if its codes are of several systems
   */
  public @Nullable String codeSystem(String valueSet) {
    return Codes.SYSTEM_BY_VALUE_SET.get(valueSet);
  }

  private static final class R4 {
    static final Definitions DEFINITIONS = new Definitions();
  }

  private static final class SearchParameters {
    static final List<SearchParameterDefinition> ALL = all();

    private static List<SearchParameterDefinition> all() {
      List<SearchParameterDefinition> all = new ArrayList<>();
      new DefinitionFile("search-parameters")
          .each(line -> all.add(SearchParameterDefinition.read(line, line.root())));
      return List.copyOf(all);
    }
  }

  private static final class Compartments {
    static final Map<String, CompartmentDefinition> BY_TYPE = byType();

    private static Map<String, CompartmentDefinition> byType() {
      Map<String, CompartmentDefinition> byType = new LinkedHashMap<>();
      new DefinitionFile("compartments").each(line -> put(line, byType));
      return Collections.unmodifiableMap(byType);
    }

    private static void put(Json line, Map<String, CompartmentDefinition> byType) {
      Fields fields = new Fields(line, line.root());
      int members = line.member(line.root(), "parameters");
      Fields types = new Fields(line, members);
      Map<String, List<String>> parameters = new HashMap<>();
      for (int type : types.children(members)) {
        parameters.put(line.name(type), List.copyOf(types.texts(line.name(type))));
      }
      String name = fields.text("name");
      byType.put(name, new CompartmentDefinition(name, parameters));
    }
  }

  private static final class Codes {
    static final Map<String, Set<String>> BY_VALUE_SET;
    static final Map<String, String> SYSTEM_BY_VALUE_SET;

    static {
      Map<String, Set<String>> codes = new HashMap<>();
      Map<String, String> systems = new HashMap<>();
      new DefinitionFile("codes")
          .each(
              line -> {
                Fields fields = new Fields(line, line.root());
                codes.put(fields.text("name"), Set.copyOf(fields.texts("codes")));
                String system = fields.textOrNull("system");
                if (system != null) {
                  systems.put(fields.text("name"), system);
                }
              });
      BY_VALUE_SET = Map.copyOf(codes);
      SYSTEM_BY_VALUE_SET = Map.copyOf(systems);
    }
  }
}

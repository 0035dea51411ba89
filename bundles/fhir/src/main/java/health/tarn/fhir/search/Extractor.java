package health.tarn.fhir.search;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.fhir.definition.Definitions;
import health.tarn.fhir.definition.SearchParameterDefinition;
import health.tarn.fhir.json.Json;
import health.tarn.fhir.search.expression.UnsupportedExpressionException;
import health.tarn.spi.search.IndexEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns resources into what they are found by.
 *
 * <p>The parameters of a type are compiled when its first resource comes, into one tree of paths;
 * one walk over a resource then serves all of them. {@code _id} and {@code _lastUpdated} are built
 * into the engines and no entries. May be used by any number of threads.
 */
public final class Extractor {

  private static final Set<String> BUILT_IN = Set.of("_id", "_lastUpdated");

  /**
   * A parameter that gives less than its definition says.
   *
   * @param type the type of resource
   * @param code the code of the parameter
   * @param reason why, in a sentence's end
   */
  public record Gap(String type, String code, String reason) {}

  private record Compiled(PathNode<Entries> tree, List<Gap> uncompiled, List<Gap> without) {}

  private final SearchParameters parameters;
  private final ParameterCompiler compiler;
  private final Map<String, Compiled> byType = new ConcurrentHashMap<>();
  private final Map<SearchParameterDefinition, Map<String, PathNode<Entries>>> alone =
      new ConcurrentHashMap<>();

  public Extractor(SearchParameters parameters, Ucum ucum) {
    this.parameters = parameters;
    this.compiler = new ParameterCompiler(parameters, new ElementTypes(Definitions.r4()), ucum);
  }

  /**
   * Returns the entries of a resource, each once, without those of full text.
   *
   * @throws LakeException with {@link Problem#UNPROCESSABLE} if it is no resource of R4
   */
  public List<IndexEntry> extract(Json json) {
    String type = type(json);
    Entries entries = new Entries(32);
    ownCompartment(json, type, entries);
    compiled(type).tree().walk(json, json.root(), 0, entries);
    return entries.list();
  }

  /**
   * Returns the words of a resource for {@code _text} and {@code _content}.
   *
   * @throws LakeException with {@link Problem#UNPROCESSABLE} if it is no resource of R4
   */
  public List<IndexEntry> words(Json json) {
    type(json);
    return WordValues.of(json);
  }

  /** Returns the parameters that are not compiled, and why; none of R4's. */
  public List<Gap> uncompiled() {
    return gaps(Compiled::uncompiled);
  }

  /** Returns the parameters that lead to elements of types without a value for them. */
  public List<Gap> withoutValues() {
    return gaps(Compiled::without);
  }

  /** Returns the entries of one parameter alone; none if it is not compiled. */
  List<IndexEntry> extract(Json json, String type, SearchParameterDefinition parameter) {
    PathNode<Entries> tree =
        alone
            .computeIfAbsent(parameter, unused -> new ConcurrentHashMap<>())
            .computeIfAbsent(type, unused -> tree(type, parameter));
    Entries entries = new Entries(4);
    tree.walk(json, json.root(), 0, entries);
    return entries.list();
  }

  /** Returns the type of a resource. */
  String type(Json json) {
    String type = Fields.string(json, json.root(), Field.RESOURCE_TYPE);
    if (type == null || !parameters.isType(type)) {
      throw new LakeException(
          Problem.UNPROCESSABLE,
          "expected a resource of FHIR R4, found "
              + (type == null ? "no resourceType" : "the type " + NearestNames.quoted(type)));
    }
    return type;
  }

  private interface GapsOf {
    List<Gap> in(Compiled compiled);
  }

  private List<Gap> gaps(GapsOf gaps) {
    List<Gap> all = new ArrayList<>();
    parameters.types().forEach(type -> all.addAll(gaps.in(compiled(type))));
    return all;
  }

  private Compiled compiled(String type) {
    Compiled known = byType.get(type);
    return known != null ? known : byType.computeIfAbsent(type, this::compile);
  }

  private Compiled compile(String type) {
    PathNode<Entries> tree = new PathNode<>();
    List<Gap> uncompiled = new ArrayList<>();
    List<Gap> without = new ArrayList<>();
    for (SearchParameterDefinition parameter : parameters.of(type)) {
      if (parameter.expression() == null || BUILT_IN.contains(parameter.code())) {
        continue;
      }
      try {
        for (String element : compiler.add(parameter, type, tree)) {
          without.add(new Gap(type, parameter.code(), element));
        }
      } catch (UnsupportedExpressionException e) {
        uncompiled.add(new Gap(type, parameter.code(), String.valueOf(e.getMessage())));
      }
    }
    return new Compiled(tree, List.copyOf(uncompiled), List.copyOf(without));
  }

  private PathNode<Entries> tree(String type, SearchParameterDefinition parameter) {
    PathNode<Entries> tree = new PathNode<>();
    try {
      compiler.add(parameter, type, tree);
      return tree;
    } catch (UnsupportedExpressionException e) {
      // Listed by uncompiled(); whoever asks for its values finds none.
      return new PathNode<>();
    }
  }

  /** A patient is in its own compartment, and so are the other types that have one. */
  private void ownCompartment(Json json, String type, Entries entries) {
    @Nullable String id = Fields.string(json, json.root(), Field.ID);
    if (id != null && parameters.compartments().contains(type)) {
      entries.add(new IndexEntry.Compartment(type, id));
    }
  }
}

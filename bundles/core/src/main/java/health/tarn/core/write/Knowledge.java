package health.tarn.core.write;

import health.tarn.api.Abilities;
import health.tarn.api.Issue;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.ResourceKey;
import health.tarn.api.query.Query;
import health.tarn.core.feed.EntrySource;
import health.tarn.core.feed.Recipe;
import health.tarn.fhir.definition.Definitions;
import health.tarn.fhir.definition.SearchParameterDefinition;
import health.tarn.fhir.graph.GraphExtractor;
import health.tarn.fhir.json.Json;
import health.tarn.fhir.resource.ReferenceRewriter;
import health.tarn.fhir.search.Extractor;
import health.tarn.fhir.search.Include;
import health.tarn.fhir.search.IncludeReader;
import health.tarn.fhir.search.SearchOptions;
import health.tarn.fhir.search.SearchParameters;
import health.tarn.fhir.search.SearchParser;
import health.tarn.fhir.search.Ucum;
import health.tarn.fhir.shape.Level;
import health.tarn.fhir.shape.ShapeCheck;
import health.tarn.spi.search.IndexEntry;
import health.tarn.spi.storage.StoredVersion;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the lake knows of FHIR R4, compiled once and shared by all data stores. */
public final class Knowledge {

  private final SearchParameters parameters;
  private final Extractor extractor;
  private final IncludeReader includes;
  private final ShapeCheck shape;
  private final ReferenceRewriter rewriter;
  private final GraphExtractor graph;
  private final SearchParser parser;
  private final SearchParser parserWithText;

  public Knowledge(InstantSource clock) {
    Ucum ucum = new Ucum();
    SearchOptions options = SearchOptions.DEFAULT;
    this.parameters = SearchParameters.r4();
    this.extractor = new Extractor(parameters, ucum);
    this.includes = new IncludeReader(parameters, extractor);
    this.shape = new ShapeCheck(Definitions.r4());
    this.rewriter = new ReferenceRewriter(Definitions.r4());
    this.graph = new GraphExtractor(Definitions.r4());
    this.parser = new SearchParser(parameters, ucum, options, clock);
    this.parserWithText =
        new SearchParser(
            parameters,
            ucum,
            new SearchOptions(
                options.defaultCount(),
                options.maxCount(),
                options.maxAlternatives(),
                options.maxJoins(),
                true),
            clock);
  }

  /** Returns the resource types of R4, in alphabetical order. */
  public List<String> types() {
    return Definitions.r4().resourceTypes();
  }

  /** Returns the type, or throws INVALID if R4 has none of that name. */
  String requireType(String type) {
    if (Definitions.r4().isResourceType(type)) {
      return type;
    }
    String shown = type.length() <= 64 ? "'" + type + "'" : "a text of " + type.length();
    throw new LakeException(
        Problem.INVALID, "expected resourceType to be a type of FHIR R4, found " + shown);
  }

  /** Returns what is wrong with the structure of a resource. */
  List<Issue> shape(Json json, int resource) {
    return shape.check(json, resource, Level.STRUCTURE_ONLY);
  }

  /** Returns what a resource is found by. */
  List<IndexEntry> entries(Json canonical, boolean text) {
    List<IndexEntry> entries = extractor.extract(canonical);
    if (!text) {
      return entries;
    }
    List<IndexEntry> all = new ArrayList<>(entries);
    all.addAll(extractor.words(canonical));
    return all;
  }

  /** Returns how entries are computed from what is stored. */
  public EntrySource entrySource(boolean text) {
    return new EntrySource() {
      @Override
      public List<IndexEntry> entries(StoredVersion version) {
        return Knowledge.this.entries(parse(version), text);
      }

      @Override
      public Recipe recipe() {
        return Recipe.current(text);
      }

      @Override
      public EntrySource like(Recipe other) {
        return other.text() == text ? this : entrySource(other.text());
      }
    };
  }

  private static Json parse(StoredVersion version) {
    byte[] body = version.body();
    if (body == null) {
      throw new IllegalArgumentException(version.key() + " is deleted and has no entries");
    }
    return Json.parse(body);
  }

  /** Returns where a resource refers to by the rules of {@code _include}. */
  public List<ResourceKey> included(StoredVersion version, List<Include> rules) {
    return includes.targets(parse(version), rules);
  }

  /** Returns the query for what refers to one of the targets by a rule of {@code _revinclude}. */
  public Query referring(Include rule, Set<String> targets) {
    String parameter = rule.parameter();
    if (parameter != null) {
      return new Query.Reference(parameter, targets);
    }
    List<Query> any = new ArrayList<>();
    String type = rule.type();
    for (String code : type == null ? List.<String>of() : references(type)) {
      any.add(new Query.Reference(code, targets));
    }
    return new Query.Or(any);
  }

  private List<String> references(String type) {
    return parameters.of(type).stream()
        .filter(parameter -> parameter.type() == SearchParameterDefinition.Type.REFERENCE)
        .map(SearchParameterDefinition::code)
        .toList();
  }

  public ReferenceRewriter rewriter() {
    return rewriter;
  }

  /** Returns what tells what the graph says of a resource. */
  public GraphExtractor graph() {
    return graph;
  }

  public SearchParser searchParser(boolean text) {
    return text ? parserWithText : parser;
  }

  /**
   * Returns what a data store can do.
   *
   * @param operations the names of those that not every data store has
   */
  public Abilities abilities(boolean text, List<String> operations) {
    return new AbilitiesReader(parameters, types(), text).read(operations);
  }
}

package health.tarn.fhir.search;

import health.tarn.api.ResourceKey;
import health.tarn.fhir.definition.SearchParameterDefinition;
import health.tarn.fhir.json.Json;
import health.tarn.spi.search.IndexEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds what a resource refers to, as {@code _include} asks for it. */
public final class IncludeReader {

  private final SearchParameters parameters;
  private final Extractor extractor;

  public IncludeReader(SearchParameters parameters, Extractor extractor) {
    this.parameters = parameters;
    this.extractor = extractor;
  }

  /**
   * Returns the targets in this data store, in the order of the rules, each once. References to
   * elsewhere, canonicals and contained resources are no targets.
   *
   * @param rules those that do not concern the resource's type give nothing
   * @throws health.tarn.api.LakeException with UNPROCESSABLE if it is no resource of R4
   */
  public List<ResourceKey> targets(Json resource, List<Include> rules) {
    String type = extractor.type(resource);
    Set<ResourceKey> targets = new LinkedHashSet<>();
    for (Include rule : rules) {
      if (rule.type() != null && !rule.type().equals(type)) {
        continue;
      }
      for (SearchParameterDefinition parameter : parameters(type, rule)) {
        collect(extractor.extract(resource, type, parameter), rule, targets);
      }
    }
    return List.copyOf(targets);
  }

  private List<SearchParameterDefinition> parameters(String type, Include rule) {
    List<SearchParameterDefinition> wanted = new ArrayList<>();
    for (SearchParameterDefinition parameter : parameters.of(type)) {
      boolean named = rule.parameter() == null || rule.parameter().equals(parameter.code());
      if (named
          && parameter.type() == SearchParameterDefinition.Type.REFERENCE
          && parameter.expression() != null) {
        wanted.add(parameter);
      }
    }
    return wanted;
  }

  private void collect(List<IndexEntry> entries, Include rule, Set<ResourceKey> targets) {
    for (IndexEntry entry : entries) {
      if (!(entry instanceof IndexEntry.Reference reference)) {
        continue;
      }
      String target = reference.target();
      int slash = target.indexOf('/');
      if (slash <= 0 || !parameters.isType(target.substring(0, slash))) {
        continue;
      }
      boolean wanted = rule.target() == null || target.startsWith(rule.target() + "/");
      if (wanted && ResourceKey.isId(target.substring(slash + 1))) {
        targets.add(ResourceKey.parse(target));
      }
    }
  }
}

package health.tarn.core.store;

import health.tarn.api.Abilities;
import health.tarn.api.graph.GraphQueries;
import health.tarn.core.access.Access;
import health.tarn.core.graph.GraphDoor;
import health.tarn.core.plugin.PluginHooks;
import health.tarn.core.search.Includes;
import health.tarn.core.search.PageTokens;
import health.tarn.core.search.Searches;
import health.tarn.core.write.BundleLimits;
import health.tarn.core.write.Knowledge;
import health.tarn.fhir.resource.ReferenceRewriter;
import health.tarn.spi.graph.SparqlQuery;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What all data stores share to answer calls. */
final class StoreParts {

  private static final List<String> GRAPH_OPERATIONS =
      Stream.concat(Stream.of("sparql"), GraphDoor.names().stream().map(name -> "graph-" + name))
          .toList();

  private final Knowledge knowledge;
  private final PluginHooks plugins;
  private final PageTokens tokens;
  private final BundleLimits bundleLimits;
  private final Duration graphPatience;
  private final SparqlQuery.Limits graphLimits;

  StoreParts(LakeConfig config, Knowledge knowledge, PluginHooks plugins, byte[] pageSecret) {
    this.knowledge = knowledge;
    this.plugins = plugins;
    this.tokens = new PageTokens(pageSecret);
    this.bundleLimits = new BundleLimits(config.max_bundle_bytes(), config.max_bundle_entries());
    this.graphPatience = Duration.ofSeconds(config.search_patience_seconds());
    this.graphLimits =
        new SparqlQuery.Limits(
            Duration.ofSeconds(config.graph_query_seconds()), config.graph_result_bytes());
  }

  GraphQueries graphQueries(Access access, GraphDoor.Use use) {
    return new GraphDoor(access, use, graphPatience, graphLimits);
  }

  PluginHooks plugins() {
    return plugins;
  }

  PageTokens tokens() {
    return tokens;
  }

  ReferenceRewriter rewriter() {
    return knowledge.rewriter();
  }

  BundleLimits bundleLimits() {
    return bundleLimits;
  }

  Searches searches(OpenStore store) {
    return new Searches(
        store,
        knowledge.searchParser(store.search().recipe().text()),
        tokens,
        new Includes(store, knowledge));
  }

  Abilities abilities(OpenStore store) {
    return knowledge.abilities(
        store.search().recipe().text(), store.graph().isOn() ? GRAPH_OPERATIONS : List.of());
  }
}

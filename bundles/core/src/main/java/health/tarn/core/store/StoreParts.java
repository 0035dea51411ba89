package health.tarn.core.store;

import health.tarn.api.Abilities;
import health.tarn.core.search.Includes;
import health.tarn.core.search.PageTokens;
import health.tarn.core.search.Searches;
import health.tarn.core.write.BundleLimits;
import health.tarn.core.write.Knowledge;
import health.tarn.fhir.resource.ReferenceRewriter;

/** What all data stores share to answer calls. */
final class StoreParts {

  private final Knowledge knowledge;
  private final PageTokens tokens;
  private final BundleLimits bundleLimits;

  StoreParts(LakeConfig config, Knowledge knowledge, byte[] pageSecret) {
    this.knowledge = knowledge;
    this.tokens = new PageTokens(pageSecret);
    this.bundleLimits = new BundleLimits(config.max_bundle_bytes(), config.max_bundle_entries());
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
    return knowledge.abilities(store.search().recipe().text());
  }
}

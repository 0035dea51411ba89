package health.tarn.core.search;

import health.tarn.api.Issue;
import health.tarn.api.ResourceKey;
import health.tarn.api.SearchPage.Match;
import health.tarn.api.access.Authorization.Decision;
import health.tarn.api.access.Interaction;
import health.tarn.api.query.Query;
import health.tarn.core.access.Access;
import health.tarn.core.access.Visibility;
import health.tarn.core.read.AnswerBudget;
import health.tarn.core.read.Reads;
import health.tarn.core.read.Snapshot;
import health.tarn.core.store.OpenStore;
import health.tarn.core.write.Knowledge;
import health.tarn.fhir.search.Include;
import health.tarn.fhir.search.SearchRequest;
import health.tarn.spi.search.SearchView;
import health.tarn.spi.storage.Cursor;
import health.tarn.spi.storage.StoredVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Adds what {@code _include} and {@code _revinclude} ask for, as of the same point in time. */
public final class Includes {

  private static final int MOST = 10_000;
  private static final int MOST_ROUNDS = 20;

  private final OpenStore store;
  private final Knowledge knowledge;

  public Includes(OpenStore store, Knowledge knowledge) {
    this.store = store;
    this.knowledge = knowledge;
  }

  /**
   * Adds included resources after the matches, each once; those that the principal may not see are
   * left out without a trace.
   */
  void add(
      SearchRequest request,
      List<StoredVersion> matched,
      SearchView view,
      Access access,
      List<Match> matches,
      List<Issue> warnings) {
    if (request.includes().isEmpty() && request.revIncludes().isEmpty()) {
      return;
    }
    Snapshot snapshot = new Snapshot(store.storage(), view.t());
    AnswerBudget budget = AnswerBudget.of(MOST);
    Set<ResourceKey> known = new HashSet<>();
    matched.forEach(version -> known.add(version.key()));
    List<StoredVersion> sources = matched;
    for (int round = 0; round < MOST_ROUNDS && !sources.isEmpty(); round++) {
      Set<ResourceKey> wanted = new LinkedHashSet<>();
      forward(request.includes(), sources, round > 0, wanted);
      reverse(request.revIncludes(), sources, round > 0, view, access, wanted);
      wanted.removeAll(known);
      known.addAll(wanted);
      List<StoredVersion> included = new ArrayList<>();
      int done =
          snapshot.read(
              List.copyOf(wanted), budget, version -> isVisible(version, access), included::add);
      for (StoredVersion version : included) {
        matches.add(new Match(Reads.resource(version), true));
      }
      if (done < wanted.size()) {
        warnings.add(tooMany());
        return;
      }
      sources = included;
    }
  }

  private static Issue tooMany() {
    return Issue.warning(
        "too-costly",
        "more than "
            + MOST
            + " resources or "
            + AnswerBudget.PAGE_BYTES
            + " bytes would be included; some are not. A smaller _count includes less on each"
            + " page");
  }

  private void forward(
      List<Include> rules, List<StoredVersion> sources, boolean again, Set<ResourceKey> wanted) {
    for (StoredVersion source : sources) {
      List<Include> applicable =
          rules.stream().filter(rule -> applies(rule, source, again)).toList();
      if (!applicable.isEmpty()) {
        wanted.addAll(knowledge.included(source, applicable));
      }
    }
  }

  private static boolean applies(Include rule, StoredVersion source, boolean again) {
    return (!again || rule.iterate())
        && (rule.type() == null || rule.type().equals(source.key().type()));
  }

  /**
   * Adds what refers to the sources, in the order of keys: an engine's own order may depend on what
   * else it holds.
   */
  private void reverse(
      List<Include> rules,
      List<StoredVersion> sources,
      boolean again,
      SearchView view,
      Access access,
      Set<ResourceKey> wanted) {
    Set<String> targets = new HashSet<>();
    sources.forEach(source -> targets.add(source.key().toString()));
    for (Include rule : rules) {
      if (!again || rule.iterate()) {
        Query query = knowledge.referring(rule, targets);
        Set<String> types = rule.type() == null ? Set.copyOf(store.types()) : Set.of(rule.type());
        Query narrowed = access.narrow(query, types, Interaction.SEARCH);
        Set<ResourceKey> referring = new TreeSet<>();
        try (Cursor<ResourceKey> keys = view.keys(narrowed)) {
          while (keys.hasNext() && wanted.size() + referring.size() <= MOST) {
            referring.add(keys.next());
          }
        }
        wanted.addAll(referring);
      }
    }
  }

  private boolean isVisible(StoredVersion version, Access access) {
    Decision decision = access.decide(Interaction.SEARCH, version.key().type());
    return decision instanceof Decision.Permit permit
        && new Visibility(permit.visible(), store.entries()).shows(version);
  }
}

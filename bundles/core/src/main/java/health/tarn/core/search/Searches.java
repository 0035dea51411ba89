package health.tarn.core.search;

import health.tarn.api.Issue;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.ResourceKey;
import health.tarn.api.SearchCall;
import health.tarn.api.SearchPage;
import health.tarn.api.SearchPage.Match;
import health.tarn.api.access.Interaction;
import health.tarn.api.query.Query;
import health.tarn.core.access.Access;
import health.tarn.core.feed.SharedView;
import health.tarn.core.read.AnswerBudget;
import health.tarn.core.read.Reads;
import health.tarn.core.read.Snapshot;
import health.tarn.core.store.OpenStore;
import health.tarn.fhir.search.Condition;
import health.tarn.fhir.search.Handling;
import health.tarn.fhir.search.Parameter;
import health.tarn.fhir.search.SearchParser;
import health.tarn.fhir.search.SearchRequest;
import health.tarn.fhir.search.SearchRequest.Summary;
import health.tarn.fhir.search.SearchRequest.Total;
import health.tarn.spi.search.SearchError;
import health.tarn.spi.search.SearchException;
import health.tarn.spi.search.SearchView;
import health.tarn.spi.search.SearchView.Hit;
import health.tarn.spi.storage.StoredVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Carries out searches. */
public final class Searches {

  private static final String PAGE = "_page";

  private final OpenStore store;
  private final SearchParser parser;
  private final PageTokens tokens;
  private final Includes includes;

  public Searches(OpenStore store, SearchParser parser, PageTokens tokens, Includes includes) {
    this.store = store;
    this.parser = parser;
    this.tokens = tokens;
    this.includes = includes;
  }

  /** Where a page begins: in which point in time, by which lease, and after which match. */
  private record Start(
      SharedView view, @Nullable String lease, @Nullable String after, @Nullable Long total) {}

  /** Returns a page of what the call asks for. */
  public SearchPage page(SearchCall call, Access access) {
    SearchRequest request = parse(call);
    Set<String> types = types(call.type(), request, access);
    String context = context(call, access);
    Start start = start(call, context);
    try {
      return page(call, request, types, context, start, access);
    } catch (SearchException e) {
      throw translate(e);
    } finally {
      start.view().release();
    }
  }

  private SearchPage page(
      SearchCall call,
      SearchRequest request,
      Set<String> types,
      String context,
      Start start,
      Access access) {
    SearchView view = start.view().view();
    ResolvedJoins.Of joins = joins(request, context, access);
    ResolvedJoins resolved = resolved(request, joins, start, access);
    Query query = access.narrow(resolved.query(), types, Interaction.SEARCH);
    boolean countOnly = request.count() == 0 || request.summary() == Summary.COUNT;
    Long total = total(request, countOnly, start, view, query);
    List<Hit> hits =
        countOnly
            ? List.of()
            : view.search(query, request.sort(), request.count() + 1, start.after());
    List<ResourceKey> keys = hits.stream().limit(request.count()).map(Hit::key).toList();
    List<StoredVersion> versions = new ArrayList<>();
    int shown =
        new Snapshot(store.storage(), view.t())
            .read(keys, AnswerBudget.page(), version -> true, versions::add);
    List<Match> matches = new ArrayList<>();
    for (StoredVersion version : versions) {
      matches.add(new Match(Reads.resource(version), false));
    }
    List<Issue> warnings = new ArrayList<>(request.warnings());
    includes.add(request, versions, view, access, matches, warnings);
    new Gaps(store).warn(types, access, warnings);
    boolean more = shown < hits.size();
    String next = null;
    if (more) {
      String lease = lease(start.view());
      if (resolved.keys() > 0) {
        store.leases().keep(lease, joins, resolved);
      }
      next = next(context, lease, hits.get(shown - 1), total);
    }
    return new SearchPage(matches, total, next, applied(call, request), warnings);
  }

  /** Decides anew what is visible, so that joins of before are not used with other rights. */
  private static ResolvedJoins.Of joins(SearchRequest request, String context, Access access) {
    Set<String> types = Joins.types(request.condition());
    return new ResolvedJoins.Of(context, access.narrow(new Query.All(), types, Interaction.SEARCH));
  }

  private ResolvedJoins resolved(
      SearchRequest request, ResolvedJoins.Of joins, Start start, Access access) {
    String lease = start.lease();
    ResolvedJoins known = lease == null ? null : store.leases().joins(lease, joins);
    return known != null
        ? known
        : new Joins(start.view().view(), access).resolved(request.condition());
  }

  private SearchRequest parse(SearchCall call) {
    List<Parameter> parameters = new ArrayList<>();
    for (SearchCall.Parameter parameter : call.parameters()) {
      if (!parameter.name().equals(PAGE)) {
        parameters.add(new Parameter(parameter.name(), parameter.value()));
      }
    }
    SearchRequest request =
        parser.parse(call.type(), parameters, call.lenient() ? Handling.LENIENT : Handling.STRICT);
    boolean whole = request.summary() == Summary.FALSE || request.summary() == Summary.COUNT;
    if (!whole || !request.elements().isEmpty()) {
      throw new LakeException(
          Problem.INVALID,
          "_summary and _elements are not offered yet, except _summary=count and _summary=false");
    }
    return request;
  }

  private Set<String> types(@Nullable String type, SearchRequest request, Access access) {
    if (type != null) {
      store.requireType(type);
      access.visible(Interaction.SEARCH, type);
      return Set.of(type);
    }
    Set<String> types = new TreeSet<>(request.types());
    types.forEach(store::requireType);
    return types.isEmpty() ? new TreeSet<>(store.types()) : types;
  }

  private Start start(SearchCall call, String context) {
    String token = call.page();
    if (token == null) {
      return new Start(store.search().view(store.storage().t()), null, null, null);
    }
    List<String> fields = tokens.open(context, token, 3);
    SharedView leased = store.leases().take(fields.get(0));
    SharedView view = leased != null ? leased : store.search().view(store.storage().t());
    String total = fields.get(2);
    return new Start(
        view,
        leased == null ? null : fields.get(0),
        fields.get(1),
        total.isEmpty() ? null : Long.valueOf(total));
  }

  private String lease(SharedView view) {
    if (!view.retain()) {
      throw new IllegalStateException("the view of a running search was closed");
    }
    return store.leases().keep(view);
  }

  private String next(String context, String lease, Hit last, @Nullable Long total) {
    return tokens.seal(
        context, List.of(lease, last.position(), total == null ? "" : total.toString()));
  }

  private static @Nullable Long total(
      SearchRequest request, boolean countOnly, Start start, SearchView view, Query query) {
    if (request.total() == Total.NONE && !countOnly) {
      return null;
    }
    return start.total() != null ? start.total() : Long.valueOf(view.count(query));
  }

  private static List<SearchCall.Parameter> applied(SearchCall call, SearchRequest request) {
    if (!call.lenient()) {
      return call.parameters().stream().filter(p -> !p.name().equals(PAGE)).toList();
    }
    List<SearchCall.Parameter> applied = new ArrayList<>();
    for (Parameter parameter : request.understood()) {
      applied.add(new SearchCall.Parameter(parameter.name(), parameter.value()));
    }
    return applied;
  }

  private static String context(SearchCall call, Access access) {
    StringBuilder context = new StringBuilder("search\n");
    context.append(access.principal().name()).append('\n').append(call.type());
    for (SearchCall.Parameter parameter : call.parameters()) {
      if (!parameter.name().equals(PAGE)) {
        context.append('\n').append(parameter.name()).append('=').append(parameter.value());
      }
    }
    return context.toString();
  }

  /**
   * What a condition finds.
   *
   * @param keys of the first matches, in no particular order
   * @param types of the resources that decide on it, those of joins among them
   */
  public record First(List<ResourceKey> keys, Set<String> types) {
    public First {
      keys = List.copyOf(keys);
      types = Set.copyOf(types);
    }
  }

  /** Returns the first matches as of a {@code t}. */
  public First first(
      String type, List<SearchCall.Parameter> condition, long t, int most, Access access) {
    if (condition.isEmpty()) {
      throw new LakeException(
          Problem.INVALID, "the condition is empty; expected search parameters of " + type);
    }
    List<Parameter> parameters = new ArrayList<>();
    for (SearchCall.Parameter parameter : condition) {
      parameters.add(new Parameter(parameter.name(), parameter.value()));
    }
    SearchRequest request = parser.parse(type, parameters, Handling.STRICT);
    if (request.condition() instanceof Condition.Flat flat && flat.query() instanceof Query.All) {
      throw new LakeException(
          Problem.INVALID,
          "the condition describes no resource; expected search parameters of " + type);
    }
    access.visible(Interaction.SEARCH, type);
    SharedView shared = store.search().view(t);
    try {
      SearchView view = shared.view();
      Query query =
          access.narrow(
              new Joins(view, access).flat(request.condition()), Set.of(type), Interaction.SEARCH);
      List<ResourceKey> keys =
          view.search(query, List.of(), most, null).stream().map(Hit::key).toList();
      Set<String> deciding = new TreeSet<>(Joins.types(request.condition()));
      deciding.add(type);
      return new First(keys, deciding);
    } catch (SearchException e) {
      throw translate(e);
    } finally {
      shared.release();
    }
  }

  private static LakeException translate(SearchException e) {
    String message = e.getMessage() == null ? e.error().name() : e.getMessage();
    Problem problem =
        e.error() == SearchError.NOT_SUPPORTED || e.error() == SearchError.BAD_POSITION
            ? Problem.INVALID
            : Problem.UNAVAILABLE;
    return new LakeException(problem, message, e);
  }
}

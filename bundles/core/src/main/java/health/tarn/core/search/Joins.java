package health.tarn.core.search;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.ResourceKey;
import health.tarn.api.access.Interaction;
import health.tarn.api.query.Query;
import health.tarn.core.access.Access;
import health.tarn.fhir.search.Condition;
import health.tarn.spi.search.SearchView;
import health.tarn.spi.storage.Cursor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Turns a condition with joins into a flat query, from the inside out: each join becomes the set of
 * resources that it stands for. Resources that the principal may not see never take part.
 */
final class Joins {

  private static final int MOST_KEYS = 1_000_000;
  private static final String LIST = "List";

  private final SearchView view;
  private final Access access;
  private int keys;

  Joins(SearchView view, Access access) {
    this.view = view;
    this.access = access;
  }

  /** Returns the condition as a flat query, with how much that holds. */
  ResolvedJoins resolved(Condition condition) {
    Query query = flat(condition);
    return new ResolvedJoins(query, keys);
  }

  Query flat(Condition condition) {
    if (condition instanceof Condition.Flat flat) {
      return flat.query();
    }
    if (condition instanceof Condition.AllOf all) {
      return all.of().isEmpty() ? new Query.All() : new Query.And(flat(all.of()));
    }
    if (condition instanceof Condition.AnyOf any) {
      return new Query.Or(flat(any.of()));
    }
    if (condition instanceof Condition.Chain chain) {
      return new Query.Reference(chain.parameter(), matches(chain.of(), chain.types()));
    }
    if (condition instanceof Condition.Has has) {
      return keys(targets(has.of(), has.type(), has.parameter()));
    }
    Condition.OnList list = (Condition.OnList) condition;
    return keys(targets(new Condition.Flat(new Query.Id(list.ids())), LIST, "item"));
  }

  /** Returns the types of the resources, other than those sought, that decide on a condition. */
  static Set<String> types(Condition condition) {
    Set<String> types = new TreeSet<>();
    addTypes(condition, types);
    return types;
  }

  private static void addTypes(Condition condition, Set<String> types) {
    if (condition instanceof Condition.AllOf all) {
      all.of().forEach(one -> addTypes(one, types));
    } else if (condition instanceof Condition.AnyOf any) {
      any.of().forEach(one -> addTypes(one, types));
    } else if (condition instanceof Condition.Chain chain) {
      types.addAll(chain.types());
      addTypes(chain.of(), types);
    } else if (condition instanceof Condition.Has has) {
      types.add(has.type());
      addTypes(has.of(), types);
    } else if (condition instanceof Condition.OnList) {
      types.add(LIST);
    }
  }

  private List<Query> flat(List<Condition> conditions) {
    List<Query> queries = new ArrayList<>(conditions.size());
    for (Condition condition : conditions) {
      queries.add(flat(condition));
    }
    return queries;
  }

  private Set<String> matches(Condition condition, Set<String> types) {
    Query query = access.narrow(flat(condition), types, Interaction.SEARCH);
    Set<String> found = new HashSet<>();
    try (Cursor<ResourceKey> keys = view.keys(query)) {
      while (keys.hasNext()) {
        found.add(keys.next().toString());
        bound(found.size());
      }
    }
    keys += found.size();
    return found;
  }

  private Set<String> targets(Condition condition, String type, String parameter) {
    Query query = access.narrow(flat(condition), Set.of(type), Interaction.SEARCH);
    Set<String> found = new HashSet<>();
    try (Cursor<String> targets = view.targets(query, parameter)) {
      while (targets.hasNext()) {
        found.add(targets.next());
        bound(found.size());
      }
    }
    keys += found.size();
    return found;
  }

  private static void bound(int size) {
    if (size > MOST_KEYS) {
      throw new LakeException(
          Problem.TOO_LARGE,
          "a chain or _has of this search stands for more than "
              + MOST_KEYS
              + " resources; narrow it");
    }
  }

  /** Returns the query for the resources among the targets; others cannot be in this store. */
  static Query keys(Set<String> targets) {
    Map<String, Set<String>> idsByType = new TreeMap<>();
    for (String target : targets) {
      int slash = target.indexOf('/');
      if (slash > 0 && target.indexOf('/', slash + 1) < 0 && target.indexOf(':') < 0) {
        idsByType
            .computeIfAbsent(target.substring(0, slash), type -> new HashSet<>())
            .add(target.substring(slash + 1));
      }
    }
    List<Query> queries = new ArrayList<>();
    idsByType.forEach(
        (type, ids) ->
            queries.add(new Query.And(List.of(new Query.Type(Set.of(type)), new Query.Id(ids)))));
    return queries.isEmpty() ? new Query.None() : new Query.Or(queries);
  }
}

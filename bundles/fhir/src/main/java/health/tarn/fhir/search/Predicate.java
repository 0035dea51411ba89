package health.tarn.fhir.search;

import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.Kind;
import org.jspecify.annotations.Nullable;

/** A criterion in FHIRPath's three-valued logic: true, false, or null for empty. */
sealed interface Predicate {

  @Nullable Boolean test(Json json, int node);

  /** Whether paths from the element lead anywhere. */
  record Present(PathNode<NodeList> paths) implements Predicate {
    @Override
    public Boolean test(Json json, int node) {
      return !NodeList.at(paths, json, node).isEmpty();
    }
  }

  /** Whether the only value that paths lead to has a text; empty if they lead nowhere. */
  record TextIs(PathNode<NodeList> paths, String text) implements Predicate {
    @Override
    public @Nullable Boolean test(Json json, int node) {
      NodeList found = NodeList.at(paths, json, node);
      if (found.isEmpty()) {
        return null;
      }
      return found.size() == 1
          && !json.is(found.get(0), Kind.OBJECT)
          && json.text(found.get(0)).equals(text);
    }
  }

  /** Whether the element refers to a resource of a type. */
  record Refers(Guard.RefersTo to) implements Predicate {
    @Override
    public Boolean test(Json json, int node) {
      return to.holds(json, node, 0);
    }
  }

  /** Both. */
  record Both(Predicate left, Predicate right) implements Predicate {
    @Override
    public @Nullable Boolean test(Json json, int node) {
      Boolean one = left.test(json, node);
      if (one != null && !one) {
        return false;
      }
      Boolean other = right.test(json, node);
      if (other != null && !other) {
        return false;
      }
      return (one == null || other == null) ? null : Boolean.TRUE;
    }
  }

  /** The opposite. */
  record Opposite(Predicate of) implements Predicate {
    @Override
    public @Nullable Boolean test(Json json, int node) {
      Boolean held = of.test(json, node);
      return held == null ? null : Boolean.valueOf(!held);
    }
  }
}

package health.tarn.fhir.search;

import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.Kind;
import health.tarn.fhir.search.expression.Expression;
import org.jspecify.annotations.Nullable;

/** Decides whether a path goes on through an element. Equal guards decide alike. */
sealed interface Guard {

  /**
   * Decides on an element.
   *
   * @param index the place of the element in its array; 0 if it stands alone
   */
  boolean holds(Json json, int node, int index);

  /** The element at one place. */
  record AtIndex(int wanted) implements Guard {
    @Override
    public boolean holds(Json json, int node, int index) {
      return index == wanted;
    }
  }

  /** A resource of a type, where any may stand. */
  record OfType(String type) implements Guard {
    @Override
    public boolean holds(Json json, int node, int index) {
      int name = json.member(node, Field.RESOURCE_TYPE);
      return name >= 0 && json.textEquals(name, type);
    }
  }

  /** A reference, canonical or URI to a resource of a type, as far as its text says. */
  record RefersTo(String type) implements Guard {
    @Override
    public boolean holds(Json json, int node, int index) {
      if (json.is(node, Kind.STRING)) {
        return type.equals(ReferenceText.type(json.text(node)));
      }
      int reference = json.member(node, Field.REFERENCE);
      if (reference >= 0 && json.is(reference, Kind.STRING)) {
        String named = ReferenceText.type(json.text(reference));
        if (named != null) {
          return named.equals(type);
        }
      }
      int said = json.member(node, Field.TYPE);
      return said >= 0 && json.textEquals(said, type);
    }
  }

  /** Any other criterion; what was written says whether two are equal. */
  record Holds(Expression written, Predicate predicate) implements Guard {
    @Override
    public boolean holds(Json json, int node, int index) {
      @Nullable Boolean held = predicate.test(json, node);
      return held != null && held;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Holds holds && written.equals(holds.written);
    }

    @Override
    public int hashCode() {
      return written.hashCode();
    }
  }
}

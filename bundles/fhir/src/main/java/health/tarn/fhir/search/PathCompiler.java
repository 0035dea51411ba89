package health.tarn.fhir.search;

import health.tarn.fhir.search.ElementTypes.Element;
import health.tarn.fhir.search.expression.Expression;
import health.tarn.fhir.search.expression.UnsupportedExpressionException;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays the paths of an expression into a tree of paths, by what the definitions say of each
 * element's types.
 */
final class PathCompiler {

  private final ElementTypes types;
  private final PredicateCompiler predicates = new PredicateCompiler(this);

  PathCompiler(ElementTypes types) {
    this.types = types;
  }

  /** Returns the compiler of criteria, which are paths too. */
  PredicateCompiler predicates() {
    return predicates;
  }

  /** What the names of an expression stand for. */
  record Scope<S>(Place<S> self, Place<S> root) {}

  /**
   * Returns where an expression leads to.
   *
   * @return empty if it is about another type of resource
   * @throws UnsupportedExpressionException if it is no path, or one beyond the subset
   */
  <S> List<Place<S>> places(Expression expression, Scope<S> scope) {
    if (expression instanceof Expression.Self) {
      return List.of(scope.self());
    }
    if (expression instanceof Expression.Root) {
      return List.of(scope.root());
    }
    if (expression instanceof Expression.TypeName name) {
      return typeName(name, scope);
    }
    if (expression instanceof Expression.Member member) {
      return member(places(member.of(), scope), member.name());
    }
    if (expression instanceof Expression.As as) {
      return as(places(as.of(), scope), as.type());
    }
    if (expression instanceof Expression.Where where) {
      return where(places(where.of(), scope), where.criterion());
    }
    if (expression instanceof Expression.At at) {
      return at(places(at.of(), scope), at.index());
    }
    if (expression instanceof Expression.Union union) {
      List<Place<S>> all = new ArrayList<>();
      union.of().forEach(part -> all.addAll(places(part, scope)));
      return all;
    }
    throw new UnsupportedExpressionException(
        expression.getClass().getSimpleName() + " is not supported within a path");
  }

  private <S> List<Place<S>> typeName(Expression.TypeName name, Scope<S> scope) {
    Place<S> self = scope.self();
    if (types.isA(self.type(), name.type())) {
      return List.of(self);
    }
    if (!types.isResource(name.type())) {
      throw new UnsupportedExpressionException("there is no type of resource " + name.type());
    }
    return List.of();
  }

  private <S> List<Place<S>> member(List<Place<S>> from, String name) {
    List<Place<S>> found = new ArrayList<>();
    for (Place<S> place : from) {
      for (Element element : types.elements(place.type(), name)) {
        found.add(element(place, element));
      }
    }
    if (found.isEmpty() && !from.isEmpty()) {
      throw new UnsupportedExpressionException(from.get(0).type() + " has no element " + name);
    }
    return found;
  }

  private <S> Place<S> element(Place<S> place, Element element) {
    PathNode<S> parent = place.members();
    boolean primitive = types.isPrimitive(element.type());
    return new Place<>(
        parent.member(Field.number(element.member())),
        element.type(),
        element.valueSet(),
        place.single() && !element.repeats(),
        place.single() && element.repeats(),
        primitive ? parent : null,
        primitive ? element.member() : "");
  }

  private <S> List<Place<S>> as(List<Place<S>> from, String type) {
    List<Place<S>> found = new ArrayList<>();
    for (Place<S> place : from) {
      if (types.isA(place.type(), type)) {
        found.add(place);
      } else if (types.isA(type, place.type()) && types.isResource(place.type())) {
        found.add(place.guarded(new Guard.OfType(type)).as(type));
      }
    }
    if (found.isEmpty() && !from.isEmpty()) {
      throw new UnsupportedExpressionException("an element is never of the type " + type);
    }
    return found;
  }

  private <S> List<Place<S>> where(List<Place<S>> from, Expression criterion) {
    List<Place<S>> found = new ArrayList<>();
    for (Place<S> place : from) {
      found.add(place.guarded(predicates.guard(criterion, place.type())));
    }
    return found;
  }

  private static <S> List<Place<S>> at(List<Place<S>> from, int index) {
    List<Place<S>> found = new ArrayList<>();
    for (Place<S> place : from) {
      if (place.itemOf()) {
        found.add(place.at(index));
      } else if (!place.single()) {
        throw new UnsupportedExpressionException(
            "[" + index + "] is supported on an element of which each resource has one array only");
      } else if (index == 0) {
        found.add(place);
      }
    }
    return found;
  }
}

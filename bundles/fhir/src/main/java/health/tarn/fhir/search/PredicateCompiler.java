package health.tarn.fhir.search;

import health.tarn.fhir.search.expression.Expression;
import health.tarn.fhir.search.expression.UnsupportedExpressionException;
import java.util.List;

/** Compiles the criteria of {@code where} and expressions that are true or false themselves. */
final class PredicateCompiler {

  private final PathCompiler paths;

  PredicateCompiler(PathCompiler paths) {
    this.paths = paths;
  }

  /** Tells whether an expression is true or false rather than a path. */
  static boolean isPredicate(Expression expression) {
    return expression instanceof Expression.And
        || expression instanceof Expression.Or
        || expression instanceof Expression.Not
        || expression instanceof Expression.Equal
        || expression instanceof Expression.Exists
        || expression instanceof Expression.Is;
  }

  Guard guard(Expression criterion, String type) {
    Predicate predicate = predicate(criterion, type);
    return predicate instanceof Predicate.Refers refers
        ? refers.to()
        : new Guard.Holds(criterion, predicate);
  }

  /**
   * Compiles a criterion.
   *
   * @param type the type of the elements that it decides on
   * @throws UnsupportedExpressionException if it is beyond the subset
   */
  Predicate predicate(Expression criterion, String type) {
    if (criterion instanceof Expression.And and) {
      return new Predicate.Both(predicate(and.left(), type), predicate(and.right(), type));
    }
    if (criterion instanceof Expression.Or or) {
      return new Predicate.Opposite(
          new Predicate.Both(
              new Predicate.Opposite(predicate(or.left(), type)),
              new Predicate.Opposite(predicate(or.right(), type))));
    }
    if (criterion instanceof Expression.Not not) {
      return new Predicate.Opposite(predicate(not.of(), type));
    }
    if (criterion instanceof Expression.Exists exists) {
      return new Predicate.Present(tree(exists.of(), type));
    }
    if (criterion instanceof Expression.Equal equal) {
      return equal(equal.left(), equal.right(), type);
    }
    if (criterion instanceof Expression.Is is
        && is.of() instanceof Expression.Resolve resolve
        && resolve.of() instanceof Expression.Self) {
      return new Predicate.Refers(new Guard.RefersTo(is.type()));
    }
    throw new UnsupportedExpressionException(
        criterion.getClass().getSimpleName() + " is not supported as a criterion");
  }

  private Predicate equal(Expression left, Expression right, String type) {
    if (right instanceof Expression.Literal literal) {
      return new Predicate.TextIs(tree(left, type), literal.text());
    }
    if (left instanceof Expression.Literal literal) {
      return new Predicate.TextIs(tree(right, type), literal.text());
    }
    throw new UnsupportedExpressionException("= is supported with a literal only");
  }

  private PathNode<NodeList> tree(Expression expression, String type) {
    PathNode<NodeList> root = new PathNode<>();
    Place<NodeList> start = Place.start(root, type);
    List<Place<NodeList>> places = paths.places(expression, new PathCompiler.Scope<>(start, start));
    places.forEach(place -> place.node().add(NodeList::collect));
    return root;
  }
}

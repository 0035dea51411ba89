package health.tarn.fhir.search;

import health.tarn.fhir.definition.SearchParameterDefinition;
import health.tarn.fhir.definition.SearchParameterDefinition.Component;
import health.tarn.fhir.search.expression.Expression;
import health.tarn.fhir.search.expression.ExpressionParser;
import health.tarn.fhir.search.expression.UnsupportedExpressionException;
import health.tarn.spi.search.IndexEntry.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Lays search parameters into the tree of paths of a type of resource. */
final class ParameterCompiler {

  private final SearchParameters parameters;
  private final PathCompiler paths;
  private final Ucum ucum;

  ParameterCompiler(SearchParameters parameters, ElementTypes types, Ucum ucum) {
    this.parameters = parameters;
    this.paths = new PathCompiler(types);
    this.ucum = ucum;
  }

  /**
   * Adds a parameter to the tree of a type.
   *
   * @return the types of elements of which the parameter writes no value, such as a Reference in a
   *     token parameter; empty as a rule
   * @throws UnsupportedExpressionException if the expression is beyond the subset
   */
  Set<String> add(SearchParameterDefinition parameter, String type, PathNode<Entries> tree) {
    String written = parameter.expression();
    Expression expression = ExpressionParser.parse(written == null ? "" : written);
    if (PredicateCompiler.isPredicate(expression)) {
      addPredicate(parameter, paths.predicates().predicate(expression, type), tree);
      return Set.of();
    }
    Place<Entries> root = Place.start(tree, type);
    PathCompiler.Scope<Entries> scope = new PathCompiler.Scope<>(root, root);
    List<Place<Entries>> places = paths.places(expression, scope);
    if (places.isEmpty()) {
      throw new UnsupportedExpressionException("it leads to nothing in " + type);
    }
    Set<String> without = new TreeSet<>();
    for (Place<Entries> place : places) {
      PathNode.Action<Entries> action = action(parameter, type, place, without);
      if (action == null) {
        without.add(place.type());
      } else {
        place.node().add(action);
      }
    }
    return without;
  }

  private static void addPredicate(
      SearchParameterDefinition parameter, Predicate predicate, PathNode<Entries> tree) {
    if (parameter.type() != SearchParameterDefinition.Type.TOKEN) {
      throw new UnsupportedExpressionException("true or false is a value of tokens only");
    }
    Token yes = new Token(parameter.code(), "", "true");
    Token no = new Token(parameter.code(), "", "false");
    tree.add(
        (json, node, entries) -> {
          Boolean held = predicate.test(json, node);
          if (held != null) {
            entries.add(held ? yes : no);
          }
        });
  }

  private PathNode.@Nullable Action<Entries> action(
      SearchParameterDefinition parameter, String type, Place<Entries> place, Set<String> without) {
    return parameter.type() == SearchParameterDefinition.Type.COMPOSITE
        ? composite(parameter, type, place, without)
        : value(
            parameter.type(),
            parameter.code(),
            place,
            parameters.compartments(type, parameter.code()),
            true);
  }

  private PathNode.@Nullable Action<Entries> value(
      SearchParameterDefinition.Type kind,
      String name,
      Place<Entries> place,
      Set<String> compartments,
      boolean modifiers) {
    String type = place.type();
    return switch (kind) {
      case TOKEN -> TokenValues.of(name, type, parameters.codeSystem(place.valueSet()), modifiers);
      case STRING -> StringValues.of(name, type);
      case REFERENCE -> ReferenceValues.of(name, type, compartments, modifiers);
      case DATE -> DateValues.of(name, type);
      case NUMBER -> NumberValues.of(name, type);
      case QUANTITY -> QuantityValues.of(name, type, ucum);
      case URI -> UriValues.of(name, type);
      case SPECIAL -> type.equals("Location.position") ? new PositionValues(name) : null;
      case COMPOSITE -> null;
    };
  }

  private PathNode.Action<Entries> composite(
      SearchParameterDefinition composite, String type, Place<Entries> at, Set<String> without) {
    List<SearchParameterDefinition> definitions = components(composite);
    List<CompositeValues.Part> parts = new ArrayList<>();
    for (int i = 0; i < definitions.size(); i++) {
      Component component = composite.components().get(i);
      CompositeValues.Part part = new CompositeValues.Part(new PathNode<>(), new PathNode<>());
      PathCompiler.Scope<Entries> scope =
          new PathCompiler.Scope<>(
              Place.start(part.self(), at.type()), Place.start(part.root(), type));
      for (Place<Entries> place :
          paths.places(ExpressionParser.parse(component.expression()), scope)) {
        PathNode.Action<Entries> action =
            value(definitions.get(i).type(), String.valueOf(i + 1), place, Set.of(), false);
        if (action == null) {
          without.add(place.type());
        } else {
          place.node().add(action);
        }
      }
      parts.add(part);
    }
    return new CompositeValues(composite.code(), parts);
  }

  private List<SearchParameterDefinition> components(SearchParameterDefinition composite) {
    try {
      return parameters.components(composite);
    } catch (BadParameterException e) {
      throw new UnsupportedExpressionException(String.valueOf(e.getMessage()));
    }
  }
}

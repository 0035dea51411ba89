package health.tarn.fhir.search.expression;

import java.util.List;

/**
 * An expression of the subset of FHIRPath (2.0.0) that search parameters need.
 *
 * <p>The tree is what was written, less its sugar: {@code first()} is {@code [0]}, {@code
 * extension('u')} is {@code extension.where(url = 'u')}, {@code exists(c)} is {@code
 * where(c).exists()}, {@code ofType(t)} is {@code as t}.
 */
public sealed interface Expression {

  /** What the expression is applied to: the resource, or within {@code where} each item. */
  record Self() implements Expression {}

  /** {@code %resource}. */
  record Root() implements Expression {}

  /** The name of a type where a path begins: what the expression is applied to, if it is of it. */
  record TypeName(String type) implements Expression {}

  /** An element; for a choice such as {@code value[x]}, the name is {@code value}. */
  record Member(Expression of, String name) implements Expression {}

  /** The items of a type. */
  record As(Expression of, String type) implements Expression {}

  /** The items for which the criterion is true. */
  record Where(Expression of, Expression criterion) implements Expression {}

  /** One item by its place, counted from 0. */
  record At(Expression of, int index) implements Expression {}

  /** What the references refer to. */
  record Resolve(Expression of) implements Expression {}

  /** The items of all of them. */
  record Union(List<Expression> of) implements Expression {
    public Union {
      of = List.copyOf(of);
    }
  }

  /** Whether there is any item. */
  record Exists(Expression of) implements Expression {}

  /** Whether the one item is of a type. */
  record Is(Expression of, String type) implements Expression {}

  /** Whether both sides are equal; empty if one of them is. */
  record Equal(Expression left, Expression right) implements Expression {}

  /** A string, number or boolean, by its text in JSON without quotes. */
  record Literal(String text) implements Expression {}

  /** Whether both are true, in three-valued logic. */
  record And(Expression left, Expression right) implements Expression {}

  /** Whether one is true, in three-valued logic. */
  record Or(Expression left, Expression right) implements Expression {}

  /** The opposite, in three-valued logic. */
  record Not(Expression of) implements Expression {}
}

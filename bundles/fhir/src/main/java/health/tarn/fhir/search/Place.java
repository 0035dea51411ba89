package health.tarn.fhir.search;

import org.jspecify.annotations.Nullable;

/**
 * Where an expression has got to.
 *
 * @param node the place in the tree of paths
 * @param type the type of the elements there, or the path of their backbone
 * @param valueSet the required value set of their codes; empty if there is none
 * @param single whether at most one element of a resource can be there
 * @param itemOf for an array of a single parent, whether the place is that of its items
 * @param parent where the members stand that go with a primitive, such as its extensions; null for
 *     what is no primitive
 * @param member the name of the primitive's member; empty for what is no primitive
 */
record Place<S>(
    PathNode<S> node,
    String type,
    String valueSet,
    boolean single,
    boolean itemOf,
    @Nullable PathNode<S> parent,
    String member) {

  /** Returns where a type of elements begins, such as a resource. */
  static <S> Place<S> start(PathNode<S> node, String type) {
    return new Place<>(node, type, "", true, false, null, "");
  }

  /** Returns where members are: of a primitive in the member that stands beside it. */
  PathNode<S> members() {
    return parent == null ? node : parent.member(Field.number("_" + member));
  }

  /** Returns the place of those elements here that pass a guard. */
  Place<S> guarded(Guard guard) {
    return new Place<>(node.branch(guard), type, valueSet, single, itemOf, parent, member);
  }

  /** Returns the place of the one element at an index. */
  Place<S> at(int index) {
    return new Place<>(
        node.branch(new Guard.AtIndex(index)), type, valueSet, true, false, parent, member);
  }

  /** Returns the same place under a narrower type. */
  Place<S> as(String narrower) {
    return new Place<>(node, narrower, valueSet, single, itemOf, parent, member);
  }
}

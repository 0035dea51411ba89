package health.tarn.fhir.search;

import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in the tree of all paths that are looked at in resources of one type.
 *
 * <p>Paths that begin alike share their beginning, so that one walk over a resource serves all of
 * its search parameters, and what no parameter looks at is stepped over. Members are found by the
 * numbers of their names. Nodes are built once and only read afterwards.
 *
 * @param <S> what the actions write to
 */
final class PathNode<S> {

  /** What is done with an element that a path leads to. */
  interface Action<S> {
    void run(Json json, int node, S sink);
  }

  /** Elements that pass a guard, which is decided once for all paths that share it. */
  private record Branch<S>(Guard guard, PathNode<S> node) {}

  private static final int EMPTY = -1;

  private final List<Action<S>> actions = new ArrayList<>();
  private final List<Branch<S>> branches = new ArrayList<>();

  /** Hash tables of a power of two, open addressed and at most half full. */
  private int[] names = {EMPTY, EMPTY};

  private List<@Nullable PathNode<S>> members = empty(names.length);
  private int size;

  void add(Action<S> action) {
    actions.add(action);
  }

  /** Returns the node of a member, a new one if there is none yet. */
  PathNode<S> member(int name) {
    PathNode<S> known = members.get(slot(names, name));
    if (known != null) {
      return known;
    }
    PathNode<S> created = new PathNode<>();
    put(name, created);
    return created;
  }

  /** Returns the node of the elements that pass a guard, a new one if there is none yet. */
  PathNode<S> branch(Guard guard) {
    for (Branch<S> branch : branches) {
      if (branch.guard().equals(guard)) {
        return branch.node();
      }
    }
    PathNode<S> created = new PathNode<>();
    branches.add(new Branch<>(guard, created));
    return created;
  }

  boolean isEmpty() {
    return actions.isEmpty() && branches.isEmpty() && size == 0;
  }

  /**
   * Runs the actions of this node and of all below it.
   *
   * @param index the place of the element in its array; 0 if it stands alone
   */
  void walk(Json json, int node, int index, S sink) {
    for (int i = 0; i < actions.size(); i++) {
      actions.get(i).run(json, node, sink);
    }
    for (int i = 0; i < branches.size(); i++) {
      Branch<S> branch = branches.get(i);
      if (branch.guard().holds(json, node, index)) {
        branch.node().walk(json, node, index, sink);
      }
    }
    if (size > 0 && json.is(node, Kind.OBJECT)) {
      walkMembers(json, node, sink);
    }
  }

  private void walkMembers(Json json, int object, S sink) {
    for (int member = json.first(object); member >= 0; member = json.next(member)) {
      int name = json.nameId(member);
      PathNode<S> below = name < 0 ? null : members.get(slot(names, name));
      if (below == null) {
        continue;
      }
      if (json.is(member, Kind.ARRAY)) {
        int index = 0;
        for (int item = json.first(member); item >= 0; item = json.next(item)) {
          below.walk(json, item, index++, sink);
        }
      } else {
        below.walk(json, member, 0, sink);
      }
    }
  }

  private void put(int name, PathNode<S> node) {
    if (2 * (size + 1) > names.length) {
      grow();
    }
    int slot = slot(names, name);
    names[slot] = name;
    members.set(slot, node);
    size++;
  }

  private void grow() {
    int[] wider = new int[names.length * 2];
    Arrays.fill(wider, EMPTY);
    List<@Nullable PathNode<S>> moved = empty(wider.length);
    for (int i = 0; i < names.length; i++) {
      if (names[i] != EMPTY) {
        int slot = slot(wider, names[i]);
        wider[slot] = names[i];
        moved.set(slot, members.get(i));
      }
    }
    names = wider;
    members = moved;
  }

  private static <S> List<@Nullable PathNode<S>> empty(int slots) {
    return new ArrayList<>(Collections.nCopies(slots, null));
  }

  private static int slot(int[] names, int name) {
    int mask = names.length - 1;
    int slot = name & mask;
    while (names[slot] != name && names[slot] != EMPTY) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}

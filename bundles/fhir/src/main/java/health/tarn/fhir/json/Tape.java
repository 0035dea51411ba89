package health.tarn.fhir.json;

import java.util.Arrays;

/**
 * The integers behind {@link Json}: eight a node, nodes in the order in which they begin.
 *
 * <p>The first child of a node is therefore the node after it, if it has any.
 */
final class Tape {

  /** A node's integers, by their place. */
  static final int HEAD = 0;

  static final int BEGIN = 1;
  static final int END = 2;
  static final int NEXT = 3;
  static final int PARENT = 4;
  static final int NAME_BEGIN = 5;
  static final int NAME_END = 6;

  /** The number of the name in {@link Names}; for any other name a hash with the sign bit set. */
  static final int NAME_KEY = 7;

  /** The bits of HEAD: kind, whether value and name hold escapes, then the number of children. */
  static final int KIND_MASK = 7;

  static final int ESCAPED = 8;
  static final int NAME_ESCAPED = 16;
  static final int SIZE_SHIFT = 5;
  static final int ONE_CHILD = 1 << SIZE_SHIFT;

  /** The shift from a node to its first integer. */
  static final int SHIFT = 3;

  private static final int LEAST_NODES = 64;

  int[] ints;
  int nodes;

  Tape(int expectedNodes) {
    ints = new int[Math.max(LEAST_NODES, expectedNodes) << SHIFT];
  }

  void clear() {
    nodes = 0;
  }

  /** Adds a node whose kind is yet to be set and links it behind its sibling; returns it. */
  int add(int begin, int parent, int previous) {
    int node = nodes++;
    int base = node << SHIFT;
    if (base == ints.length) {
      ints = Arrays.copyOf(ints, ints.length * 2);
    }
    ints[base + HEAD] = 0;
    ints[base + BEGIN] = begin;
    ints[base + NEXT] = -1;
    ints[base + PARENT] = parent;
    ints[base + NAME_BEGIN] = -1;
    ints[base + NAME_KEY] = -1;
    if (previous >= 0) {
      ints[(previous << SHIFT) + NEXT] = node;
    }
    if (parent >= 0) {
      ints[(parent << SHIFT) + HEAD] += ONE_CHILD;
    }
    return node;
  }

  Kind kind(int node) {
    return Kind.of(ints[node << SHIFT] & KIND_MASK);
  }

  int size(int node) {
    return ints[node << SHIFT] >>> SIZE_SHIFT;
  }

  int get(int node, int field) {
    return ints[(node << SHIFT) + field];
  }

  void set(int node, int field, int value) {
    ints[(node << SHIFT) + field] = value;
  }
}

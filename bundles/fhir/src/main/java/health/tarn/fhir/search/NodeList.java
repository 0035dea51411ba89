package health.tarn.fhir.search;

import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.Kind;
import java.util.Arrays;

/** The elements that paths lead to, in the order of the resource, each once. */
final class NodeList {

  private int[] nodes = new int[4];
  private int size;

  /** Returns what the paths lead to from an element. */
  static NodeList at(PathNode<NodeList> paths, Json json, int node) {
    NodeList found = new NodeList();
    paths.walk(json, node, 0, found);
    return found;
  }

  /** Adds an element, as an action does; null is none. */
  static void collect(Json json, int node, NodeList into) {
    if (!json.is(node, Kind.NULL)) {
      into.add(node);
    }
  }

  private void add(int node) {
    for (int i = 0; i < size; i++) {
      if (nodes[i] == node) {
        return;
      }
    }
    if (size == nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * size);
    }
    nodes[size++] = node;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  int get(int index) {
    return nodes[index];
  }
}

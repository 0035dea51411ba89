package health.tarn.nlp.clinical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Phrases as sequences of words, each with a value.
 *
 * <p>The edges of all nodes are one open hash table from node and word to node. It is filled by one
 * thread and then read by many.
 */
final class Trie<V> {

  private static final long NONE = -1;

  private long[] edges = empty(1 << 8);
  private int[] targets = new int[1 << 8];
  private int size;
  private final List<@Nullable V> values = new ArrayList<>();

  Trie() {
    values.add(null);
  }

  /** Says whether a phrase that was found counts. */
  @FunctionalInterface
  interface Filter<V> {
    boolean accepts(V value, int from, int to);
  }

  /** A phrase in a text, from a token to the one before another. */
  record Match<V>(int from, int to, V value) {}

  /** Returns the value of a phrase. */
  @Nullable V get(Tokens phrase) {
    return values.get(walk(phrase, false));
  }

  /** Gives a phrase its value; one without words is never found. */
  void put(Tokens phrase, V value) {
    int node = walk(phrase, true);
    if (node > 0) {
      values.set(node, value);
    }
  }

  @Nullable Match<V> longest(Tokens tokens, int from, int to) {
    return longest(tokens, from, to, (value, begin, end) -> true);
  }

  /** Returns the longest phrase that begins at a token, ends before another and is accepted. */
  @Nullable Match<V> longest(Tokens tokens, int from, int to, Filter<V> filter) {
    Match<V> longest = null;
    int node = 0;
    for (int token = from; token < to; token = tokens.next(token)) {
      node = child(node, tokens.word(token));
      if (node == 0) {
        break;
      }
      V value = values.get(node);
      if (value != null && filter.accepts(value, from, token + 1)) {
        longest = new Match<>(from, token + 1, value);
      }
    }
    return longest;
  }

  private int walk(Tokens phrase, boolean grow) {
    int node = 0;
    for (int token = 0; token < phrase.size(); token = phrase.next(token)) {
      int child = child(node, phrase.word(token));
      if (child == 0 && !grow) {
        return 0;
      }
      node = child == 0 ? grow(node, phrase.word(token)) : child;
    }
    return node;
  }

  private int grow(int node, int word) {
    if (2 * ++size > edges.length) {
      rehash();
    }
    int slot = slot(edge(node, word));
    edges[slot] = edge(node, word);
    targets[slot] = values.size();
    values.add(null);
    return targets[slot];
  }

  private void rehash() {
    long[] oldEdges = edges;
    int[] oldTargets = targets;
    edges = empty(2 * oldEdges.length);
    targets = new int[edges.length];
    for (int old = 0; old < oldEdges.length; old++) {
      if (oldEdges[old] != NONE) {
        int slot = slot(oldEdges[old]);
        edges[slot] = oldEdges[old];
        targets[slot] = oldTargets[old];
      }
    }
  }

  /** Returns the node that a word leads to; 0, the root, if there is none. */
  private int child(int node, int word) {
    if (word == Vocabulary.UNKNOWN) {
      return 0;
    }
    int slot = slot(edge(node, word));
    return edges[slot] == NONE ? 0 : targets[slot];
  }

  private static long edge(int node, int word) {
    return (long) node << 32 | word;
  }

  private int slot(long edge) {
    long hash = edge * 0x9E3779B97F4A7C15L;
    int slot = (int) (hash >>> 40) & edges.length - 1;
    while (edges[slot] != NONE && edges[slot] != edge) {
      slot = slot + 1 & edges.length - 1;
    }
    return slot;
  }

  private static long[] empty(int length) {
    long[] edges = new long[length];
    Arrays.fill(edges, NONE);
    return edges;
  }
}

package health.tarn.fhir.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** String values of one text that get another text when it is written anew. */
public final class Replacements {

  private final Json json;
  private final List<Integer> nodes = new ArrayList<>();
  private final List<byte[]> texts = new ArrayList<>();

  public Replacements(Json json) {
    this.json = json;
  }

  /**
   * Notes that a string becomes another.
   *
   * @throws IllegalArgumentException if the node is no string or does not come after the one before
   */
  public void add(int node, String text) {
    if (!json.is(node, Kind.STRING)) {
      throw new IllegalArgumentException("node " + node + " is " + json.kind(node).described());
    }
    if (!nodes.isEmpty() && nodes.get(nodes.size() - 1) >= node) {
      throw new IllegalArgumentException("node " + node + " is not after the one before");
    }
    nodes.add(node);
    texts.add(Escapes.encode(text).getBytes(StandardCharsets.UTF_8));
  }

  /** Tells whether nothing is replaced. */
  public boolean isEmpty() {
    return nodes.isEmpty();
  }

  /** Copies the source from one index to another with the replacements that lie between. */
  void copy(int begin, int end, RangeCopy copy, ByteSink sink) {
    int copied = begin;
    for (int i = firstAfter(begin); i < nodes.size() && json.end(nodes.get(i)) <= end; i++) {
      copy.copy(copied, json.begin(nodes.get(i)));
      byte[] text = texts.get(i);
      sink.put(text, 0, text.length);
      copied = json.end(nodes.get(i));
    }
    copy.copy(copied, end);
  }

  private int firstAfter(int begin) {
    int low = 0;
    int high = nodes.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (json.begin(nodes.get(middle)) < begin) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Copies a stretch of the source. */
  interface RangeCopy {
    void copy(int begin, int end);
  }
}

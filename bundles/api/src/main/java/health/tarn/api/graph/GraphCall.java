package health.tarn.api.graph;

import java.util.List;

/**
 * How a question is asked.
 *
 * @param accepted the media types that the asker understands, the best one first
 * @param asItIs whether the graph may be behind what was written before the question
 */
public record GraphCall(List<String> accepted, boolean asItIs) {

  public GraphCall {
    accepted = List.copyOf(accepted);
  }
}

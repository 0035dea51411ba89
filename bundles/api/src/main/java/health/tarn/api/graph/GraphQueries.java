package health.tarn.api.graph;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Asks the graph of one data store.
 *
 * <p>A query joins what no rule of access can follow, so the graph is for principals who may see
 * everything. Every question waits until the graph has reached what was written before it, unless
 * it takes the graph as it is. It throws {@link LakeException} with {@link Problem#CONFLICT} if the
 * data store keeps no graph, {@link Problem#UNAVAILABLE} if the graph is behind, {@link
 * Problem#INVALID} if the question is wrong, {@link Problem#NOT_ACCEPTABLE} if none of the media
 * types can be written, {@link Problem#TOO_COSTLY} if it takes too long or its result is too large.
 */
@ProviderType
public interface GraphQueries {

  /** Asks a query of SPARQL 1.1 that only reads. */
  void sparql(GraphCall call, String query, ResultTarget target);

  /** Returns the questions that come with the lake, by name. */
  List<CuratedQuery> curated();

  /**
   * Asks one of the questions that come with the lake.
   *
   * @param values the values of its parameters, by name
   * @throws LakeException {@link Problem#NOT_FOUND} if there is none of that name
   */
  void ask(GraphCall call, String name, Map<String, List<String>> values, ResultTarget target);
}

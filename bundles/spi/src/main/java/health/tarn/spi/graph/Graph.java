package health.tarn.spi.graph;

import health.tarn.spi.storage.Figure;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The statements about the current resources of one data store as of some {@code t}.
 *
 * <p>Promises, checked by {@code health.tarn.testkit.GraphContract}:
 *
 * <ul>
 *   <li>{@link #apply} is atomic and durable: after a crash the graph holds exactly what was
 *       applied up to its {@link #progress}.
 *   <li>The statements of a change replace all that was said of the same subject; those of other
 *       subjects stay, whatever they say about it.
 *   <li>The same changes applied again leave the same graph.
 *   <li>A query sees all of an apply or nothing of it, and changes nothing.
 *   <li>A query cannot read a file, call another server or outlive its limits.
 * </ul>
 *
 * <p>{@link #restart} and {@link #apply} are called by one thread at a time; queries are asked by
 * any thread at any time. After {@link #close}, the graph answers with {@link GraphError#CLOSED}.
 */
@ConsumerType
public interface Graph extends AutoCloseable {

  /** How far the graph is. */
  record Progress(String storageIdentity, long t) {}

  /** Returns what is durable; empty for a graph that is new, damaged or not yet complete. */
  Optional<Progress> progress();

  /** Empties the graph; it is without progress until an apply with a {@code t} above 0. */
  void restart(String storageIdentity);

  /**
   * Applies changes, in order, in one transaction.
   *
   * @param t where the log stands after them; 0 while a filling is not complete
   */
  void apply(List<GraphChange> changes, long t);

  /**
   * Asks the graph.
   *
   * @throws GraphException {@link GraphError#INVALID} if the query is no SPARQL 1.1 query or asks
   *     for what is not offered; {@link GraphError#LIMIT} if it reached a limit before the first
   *     byte of its result
   */
  void query(SparqlQuery query, GraphResult result);

  /** Makes the files as small as they can be. */
  void compact();

  /** Figures for people: names and values, such as {@code disk.bytes}. */
  List<Figure> figures();

  /** Lets go of all files. */
  @Override
  void close();
}

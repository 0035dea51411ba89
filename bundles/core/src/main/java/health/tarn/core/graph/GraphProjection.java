package health.tarn.core.graph;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.core.feed.BackOff;
import health.tarn.core.feed.FollowerPools;
import health.tarn.core.feed.Poisoned;
import health.tarn.core.feed.WriteLoad;
import health.tarn.core.store.StoreOptions;
import health.tarn.fhir.graph.GraphExtractor;
import health.tarn.spi.graph.Graph;
import health.tarn.spi.graph.GraphEngine;
import health.tarn.spi.storage.Figure;
import health.tarn.spi.storage.Storage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The graph of one data store, if it wants one. {@link #tick} opens what is wanted and not open,
 * and opens again what has failed.
 */
public final class GraphProjection implements AutoCloseable {

  private static final String OFF = StoreOptions.OFF;
  private static final Logger log = LoggerFactory.getLogger(GraphProjection.class);

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Storage storage;
  private final GraphFolder folder;
  private final Function<String, @Nullable GraphEngine> engines;
  private final GraphReader reader;
  private final FollowerPools pools;
  private final WriteLoad load;
  private final BackOff backOff = new BackOff();

  private volatile @Nullable GraphFollower serving;
  private volatile String wanted;
  private boolean rebuildWanted;
  private boolean closed;

  /**
   * @param root where the graph lies
   * @param engines gives an engine by its name; null if it is not there
   * @param wanted the name of an engine, or {@link #OFF}
   */
  public GraphProjection(
      Storage storage,
      Path root,
      Function<String, @Nullable GraphEngine> engines,
      GraphExtractor extractor,
      FollowerPools pools,
      WriteLoad load,
      String wanted) {
    this.storage = storage;
    this.folder = new GraphFolder(root);
    this.engines = engines;
    this.reader = new GraphReader(storage, extractor);
    this.pools = pools;
    this.load = load;
    this.wanted = wanted;
    tick();
  }

  /** Hears that there is more in the log. */
  public void wrote(int changes) {
    GraphFollower follower = serving;
    if (follower != null) {
      follower.wrote(changes);
    }
  }

  /** Called now and then. */
  public synchronized void tick() {
    if (closed) {
      return;
    }
    GraphFollower follower = serving;
    if (follower != null && follower.failure() != null) {
      letGo();
      backOff.failed();
      follower = null;
    }
    if (follower != null) {
      follower.schedule();
    } else if (!wanted.equals(OFF) && backOff.isOver()) {
      open();
    }
  }

  private void open() {
    GraphEngine engine = engines.apply(wanted);
    if (engine == null) {
      return;
    }
    try {
      folder.deleteAllBut(wanted);
      Graph graph = engine.open(folder.of(wanted));
      GraphFollower follower = follower(graph);
      serving = follower;
      rebuildWanted = false;
      follower.schedule();
    } catch (RuntimeException e) {
      log.error("The graph of engine {} cannot be opened; it is tried again", wanted, e);
      backOff.failed();
    }
  }

  private GraphFollower follower(Graph graph) {
    try {
      Poisoned poisoned = new Poisoned(folder.poisoned(wanted));
      return new GraphFollower(storage, graph, reader, poisoned, pools, load, rebuildWanted);
    } catch (RuntimeException e) {
      graph.close();
      throw e;
    }
  }

  private void letGo() {
    GraphFollower follower = serving;
    serving = null;
    if (follower == null) {
      return;
    }
    try {
      follower.close();
    } catch (RuntimeException e) {
      log.warn("The graph of engine {} cannot be closed well", wanted, e);
    }
  }

  /** Wants another engine, or none, from now on. */
  public synchronized void use(String engine) {
    if (wanted.equals(engine)) {
      return;
    }
    letGo();
    wanted = engine;
    backOff.succeeded();
    if (engine.equals(OFF)) {
      folder.deleteAll();
    }
    tick();
  }

  /** Lets go of an engine that goes away; its graph is opened again when it is back. */
  public synchronized void release(String engine) {
    if (wanted.equals(engine)) {
      letGo();
    }
  }

  /**
   * Empties the graph and fills it again; until that is done, questions are answered with 503.
   *
   * @throws LakeException with {@link Problem#CONFLICT} if the data store has no graph
   */
  public synchronized void rebuild() {
    requireOn();
    letGo();
    rebuildWanted = true;
    backOff.succeeded();
    tick();
  }

  /**
   * Returns the graph when it has reached a position.
   *
   * @param patience how long to wait for that; zero takes the graph as it is
   * @throws LakeException {@link Problem#CONFLICT} if the data store has no graph, {@link
   *     Problem#UNAVAILABLE} if the graph is not there or does not get there in time
   */
  public Graph at(long t, Duration patience) {
    requireOn();
    GraphFollower follower = serving;
    if (follower == null) {
      throw later("the graph engine '" + wanted + "' is not there");
    }
    if (!follower.await(patience.isZero() ? follower.t() : t, patience)) {
      throw later(state(follower, t));
    }
    return follower.graph();
  }

  private void requireOn() {
    if (wanted.equals(OFF)) {
      throw new LakeException(
          Problem.CONFLICT,
          "this data store keeps no graph; turn it on with its option graph=jena");
    }
  }

  private static LakeException later(String text) {
    return LakeException.retryLater(Problem.UNAVAILABLE, text, PAUSE);
  }

  private static String state(GraphFollower follower, long t) {
    if (follower.failure() != null) {
      return "the graph stands still at " + follower.t() + " and is opened again";
    }
    return follower.filling()
        ? "the graph is being filled, " + follower.filled() + " resources so far; try again"
        : "the graph is at " + follower.t() + " of " + t + "; try again, or take it as it is";
  }

  /** Tells whether nothing is left to do until the next commit. */
  public boolean isAtRest() {
    GraphFollower follower = serving;
    return follower == null ? wanted.equals(OFF) : follower.isAtRest();
  }

  /** Tells whether the data store wants a graph. */
  public boolean isOn() {
    return !wanted.equals(OFF);
  }

  /** Returns how far the graph is; 0 if it is not filled. */
  public long t() {
    GraphFollower follower = serving;
    return follower == null ? 0 : follower.t();
  }

  /** Returns one line for each thing that a person should look at. */
  public List<String> health() {
    List<String> lines = new ArrayList<>();
    GraphFollower follower = serving;
    if (follower == null) {
      if (isOn()) {
        lines.add("the graph engine '" + wanted + "' is not there, or cannot open the graph");
      }
      return lines;
    }
    Throwable failure = follower.failure();
    if (failure != null) {
      lines.add("the graph stands still at " + follower.t() + ": " + failure.getMessage());
    } else if (follower.filling()) {
      lines.add("the graph is being filled, " + follower.filled() + " resources so far");
    }
    if (!follower.poisoned().isEmpty()) {
      lines.add("the graph lacks " + follower.poisoned().keys().size() + " resources");
    }
    return lines;
  }

  public List<Figure> figures() {
    GraphFollower follower = serving;
    return follower == null || follower.failure() != null ? List.of() : follower.graph().figures();
  }

  /** Makes the files as small as they can be. */
  public void compact() {
    GraphFollower follower = serving;
    if (follower != null && !follower.filling()) {
      follower.graph().compact();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    letGo();
  }
}

package health.tarn.graph.jena;

import health.tarn.spi.graph.GraphError;
import health.tarn.spi.graph.GraphException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the files of one graph lie. */
final class TdbFolder {

  private static final Logger log = LoggerFactory.getLogger(TdbFolder.class);

  /**
   * TDB2 writes the number of the process that has the files open. After a crash another process
   * may have that number; whoever opens the data store has locked it already.
   */
  private static final String LOCK = "tdb.lock";

  private final Path folder;

  TdbFolder(Path folder) {
    this.folder = folder;
  }

  /** Opens the files; damaged ones are removed. */
  DatasetGraph open() {
    try {
      return connect();
    } catch (RuntimeException e) {
      log.warn("The graph in {} is damaged and is begun again", folder, e);
      clear();
      return connect();
    }
  }

  private DatasetGraph connect() {
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(folder.resolve(LOCK));
    } catch (IOException e) {
      throw new GraphException(GraphError.IO, "cannot use " + folder, e);
    }
    return DatabaseMgr.connectDatasetGraph(Location.create(folder.toString()));
  }

  void close(DatasetGraph graph) {
    TDBInternal.expel(graph);
  }

  /** Removes all files. */
  void clear() {
    for (Path file : files()) {
      try {
        Files.delete(file);
      } catch (IOException e) {
        throw new GraphException(GraphError.IO, "cannot delete " + file, e);
      }
    }
  }

  long bytes() {
    long sum = 0;
    for (Path file : files()) {
      try {
        sum += Files.isRegularFile(file) ? Files.size(file) : 0;
      } catch (IOException e) {
        log.debug("{} went while it was looked at", file, e);
      }
    }
    return sum;
  }

  /** Returns what lies in the folder, the deepest first. */
  private List<Path> files() {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> !path.equals(folder)).sorted(Comparator.reverseOrder()).toList();
    } catch (IOException e) {
      throw new GraphException(GraphError.IO, "cannot list " + folder, e);
    }
  }
}

package health.tarn.core.graph;

import health.tarn.spi.graph.Graph;
import health.tarn.spi.graph.GraphChange;
import health.tarn.spi.graph.GraphEngine;
import health.tarn.spi.graph.GraphResult;
import health.tarn.spi.graph.SparqlQuery;
import health.tarn.spi.storage.Figure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;

/** A graph whose content and progress outlive its closing, as on a disk; it cannot be asked. */
@NullUnmarked // A null fails the test by itself.
final class KeptGraph implements Graph, GraphEngine {

  final Map<String, GraphChange> said = new TreeMap<>();
  final List<Integer> batches = new ArrayList<>();
  Optional<Progress> progress = Optional.empty();
  int fills;
  volatile boolean broken;
  private String identity = "";

  @Override
  public synchronized Graph open(Path folder) {
    return this;
  }

  @Override
  public synchronized Optional<Progress> progress() {
    return progress;
  }

  @Override
  public synchronized void restart(String storageIdentity) {
    fills++;
    said.clear();
    progress = Optional.empty();
    identity = storageIdentity;
  }

  @Override
  public synchronized void apply(List<GraphChange> changes, long t) {
    if (broken) {
      throw new IllegalStateException("the disk is gone");
    }
    batches.add(changes.size());
    for (GraphChange change : changes) {
      if (change.statements() == null) {
        said.remove(change.subject());
      } else {
        said.put(change.subject(), change);
      }
    }
    progress = t == 0 ? Optional.empty() : Optional.of(new Progress(identity, t));
  }

  synchronized List<String> subjects() {
    return said.keySet().stream()
        .map(subject -> subject.replace("http://tarn.health/resource/", ""))
        .toList();
  }

  @Override
  public void query(SparqlQuery query, GraphResult result) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void compact() {}

  @Override
  public List<Figure> figures() {
    return List.of(new Figure("disk.bytes", 1));
  }

  @Override
  public void close() {}
}

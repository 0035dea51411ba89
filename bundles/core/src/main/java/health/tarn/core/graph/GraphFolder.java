package health.tarn.core.graph;

import health.tarn.core.disk.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the graph of one data store lies: {@code graph/<engine>}, with a file beside it. */
final class GraphFolder {

  private final Path root;

  GraphFolder(Path root) {
    this.root = root;
  }

  Path of(String engine) {
    return root.resolve(engine);
  }

  Path poisoned(String engine) {
    return root.resolve(engine + ".poisoned");
  }

  void deleteAll() {
    delete(root);
  }

  /** Deletes the graphs of all engines but one, since they no longer follow. */
  void deleteAllBut(String engine) {
    if (!Files.exists(root)) {
      return;
    }
    try (var children = Files.newDirectoryStream(root)) {
      for (Path child : children) {
        if (!child.equals(of(engine)) && !child.equals(poisoned(engine))) {
          delete(child);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into the folder of graphs " + root, e);
    }
  }

  private static void delete(Path path) {
    try {
      FileTree.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the old graph " + path, e);
    }
  }
}

package health.tarn.core.feed;

import health.tarn.core.disk.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folders of one data store's search indexes, {@code search/<engine>-<number>}, each with a
 * file {@code <folder>.poisoned}.
 *
 * <p>The file {@code search/serving} names the one that serves and, in a second line, the recipe
 * that it was filled by. An index is only a projection: what is named by nobody is thrown away.
 */
public final class IndexFolders {

  private static final String POISONED = ".poisoned";

  private final Path root;
  private final Path pointer;

  /** A folder, and how the index in it is made. */
  record Place(Path folder, String engine, Recipe recipe) {
    Path poisoned() {
      return folder.resolveSibling(folder.getFileName() + POISONED);
    }
  }

  /**
   * @param root the folder for all indexes of the data store
   */
  public IndexFolders(Path root) {
    this.root = root;
    this.pointer = root.resolve("serving");
  }

  /** Returns where the index lies that serves; null if there is none yet. */
  @Nullable Place serving() {
    try {
      if (!Files.exists(pointer)) {
        return null;
      }
      List<String> lines = Files.readAllLines(pointer);
      String name = lines.isEmpty() ? "" : lines.get(0).strip();
      int dash = name.lastIndexOf('-');
      if (dash <= 0) {
        return null;
      }
      Recipe recipe = Recipe.read(lines.size() > 1 ? lines.get(1).strip() : "");
      return new Place(root.resolve(name), name.substring(0, dash), recipe);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read which search index serves, " + pointer, e);
    }
  }

  /** Returns a place that does not exist yet, and is not the one that serves either. */
  Place next(String engine, Recipe recipe) {
    Place serving = serving();
    int number = 1;
    Path folder = root.resolve(engine + "-" + number);
    while (Files.exists(folder) || (serving != null && folder.equals(serving.folder()))) {
      number++;
      folder = root.resolve(engine + "-" + number);
    }
    return new Place(folder, engine, recipe);
  }

  /** Writes down, durably and at once, that an index serves from now on. */
  void serve(Place place) {
    try {
      Files.createDirectories(root);
      Path draft = root.resolve("serving.new");
      Files.writeString(draft, place.folder().getFileName() + "\n" + place.recipe().written());
      Files.move(
          draft, pointer, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot note which search index serves, " + pointer, e);
    }
  }

  /** Deletes an index with all that belongs to it; an engine without files never made a folder. */
  void delete(Place place) {
    try {
      FileTree.delete(place.folder());
      Files.deleteIfExists(place.poisoned());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the old search index " + place.folder(), e);
    }
  }

  /** Deletes what a rebuild has left that did not come to its end. */
  void deleteAllBut(Place kept) {
    if (!Files.exists(root)) {
      return;
    }
    try (var children = Files.newDirectoryStream(root)) {
      for (Path child : children) {
        boolean index = Files.isDirectory(child) || child.toString().endsWith(POISONED);
        if (index && !child.equals(kept.folder()) && !child.equals(kept.poisoned())) {
          FileTree.delete(child);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clear the folder of search indexes " + root, e);
    }
  }
}

package health.tarn.core.feed;

import health.tarn.core.disk.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The folders of one data store's search indexes, {@code search/<engine>-<number>}.
 *
 * <p>The file {@code search/serving} names the one that serves and, in a second line, the recipe
 * that it was filled by. An index is only a projection: a folder that is named by nobody is thrown
 * away.
 */
public final class IndexFolders {

  private final Path root;
  private final Path pointer;
  private Path current;
  private Recipe recipe = new Recipe(0, false);

  /**
   * @param root the folder for all indexes of the data store
   */
  public IndexFolders(Path root) {
    this.root = root;
    this.pointer = root.resolve("serving");
    this.current = root.resolve("none-0");
  }

  /**
   * Returns the folder that serves with the engine: the last one, or a new one.
   *
   * @param wanted the recipe that a new one will be filled by
   */
  synchronized Path serving(String engine, Recipe wanted) {
    try {
      Files.createDirectories(root);
      if (!readPointer(engine)) {
        serve(engine, next(engine), wanted);
      }
      deleteOthers();
      return current;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the folder of the search index " + root, e);
    }
  }

  private boolean readPointer(String engine) throws IOException {
    if (!Files.exists(pointer)) {
      return false;
    }
    List<String> lines = Files.readAllLines(pointer);
    Path named = root.resolve(lines.isEmpty() ? "none-0" : lines.get(0).strip());
    if (!engine.equals(engineOf(named))) {
      return false;
    }
    current = named;
    recipe = Recipe.read(lines.size() > 1 ? lines.get(1).strip() : "");
    return true;
  }

  /** Returns the recipe that the index which serves was filled by. */
  synchronized Recipe recipe() {
    return recipe;
  }

  /** Returns a folder that does not exist yet, and is not the one that serves either. */
  synchronized Path next(String engine) {
    int number = 1;
    Path folder = root.resolve(engine + "-" + number);
    while (folder.equals(current) || Files.exists(folder)) {
      number++;
      folder = root.resolve(engine + "-" + number);
    }
    return folder;
  }

  /** Writes down that a folder serves from now on. */
  synchronized void serve(String engine, Path folder, Recipe filledBy) {
    try {
      Path draft = root.resolve("serving.new");
      Files.writeString(draft, folder.getFileName() + "\n" + filledBy.written() + "\n");
      Files.move(
          draft, pointer, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      current = folder;
      recipe = filledBy;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot note the search index of engine " + engine, e);
    }
  }

  synchronized Path current() {
    return current;
  }

  /** Deletes a folder with all that is in it. */
  void delete(Path folder) {
    try {
      FileTree.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the old search index " + folder, e);
    }
  }

  private void deleteOthers() throws IOException {
    try (var children = Files.newDirectoryStream(root, Files::isDirectory)) {
      for (Path child : children) {
        if (!child.equals(current)) {
          delete(child);
        }
      }
    }
  }

  private static String engineOf(Path folder) {
    String name = folder.getFileName().toString();
    int dash = name.lastIndexOf('-');
    return dash < 0 ? name : name.substring(0, dash);
  }
}

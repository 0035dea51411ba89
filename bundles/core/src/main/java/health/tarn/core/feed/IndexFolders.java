package health.tarn.core.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The folders of one data store's search indexes, {@code search/<engine>-<number>}.
 *
 * <p>The file {@code search/serving} names the one that serves. An index is only a projection: a
 * folder that is named by nobody is thrown away.
 */
public final class IndexFolders {

  private final Path root;
  private final Path pointer;
  private Path current;

  /**
   * @param root the folder for all indexes of the data store
   */
  public IndexFolders(Path root) {
    this.root = root;
    this.pointer = root.resolve("serving");
    this.current = root.resolve("none-0");
  }

  /** Returns the folder that serves with the engine: the last one, or a new one. */
  synchronized Path serving(String engine) {
    try {
      Files.createDirectories(root);
      if (Files.exists(pointer)) {
        Path named = root.resolve(Files.readString(pointer).strip());
        if (engine.equals(engineOf(named))) {
          current = named;
          deleteOthers();
          return current;
        }
      }
      Path fresh = next(engine);
      serve(engine, fresh);
      deleteOthers();
      return fresh;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the folder of the search index " + root, e);
    }
  }

  /** Returns a folder that does not exist yet. */
  synchronized Path next(String engine) {
    int number = 1;
    while (Files.exists(root.resolve(engine + "-" + number))) {
      number++;
    }
    return root.resolve(engine + "-" + number);
  }

  /** Writes down that a folder serves from now on. */
  synchronized void serve(String engine, Path folder) {
    try {
      Path draft = root.resolve("serving.new");
      Files.writeString(draft, folder.getFileName().toString());
      Files.move(
          draft, pointer, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      current = folder;
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
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                Path directory, @org.jspecify.annotations.Nullable IOException failure)
                throws IOException {
              Files.delete(directory);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (NoSuchFileException e) {
      return; // An engine without files never made it.
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

package health.tarn.transport.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one folder in the order of their names' bytes, with bounded memory.
 *
 * <p>An operating system gives names in no order. So the folder is read as often as needed, each
 * time for the next few names after those that were given. A folder counts as its name with a
 * slash, which makes a walk in depth the order of whole names.
 */
final class FolderNames {

  /** One entry; a folder's name ends in a slash. Each character of the name is one byte. */
  record Entry(String name, Path path) {
    boolean folder() {
      return name.endsWith("/");
    }
  }

  private final Path folder;
  private final int round;
  private final Queue<Entry> ready = new ArrayDeque<>();
  private String last = "";
  private boolean more = true;

  /**
   * @param round how many names are held at a time
   */
  FolderNames(Path folder, int round) {
    this.folder = folder;
    this.round = round;
  }

  /** Returns the next entry, or null after the last. */
  @Nullable Entry next() throws IOException {
    if (ready.isEmpty() && more) {
      fill();
    }
    return ready.poll();
  }

  private void fill() throws IOException {
    TreeMap<String, Path> smallest = new TreeMap<>();
    more = false;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = bytesOf(entry);
        if (name.compareTo(last) > 0) {
          smallest.put(name, entry);
          if (smallest.size() > round) {
            smallest.pollLastEntry();
            more = true;
          }
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return; // It was removed since it was seen.
    }
    for (Map.Entry<String, Path> entry : smallest.entrySet()) {
      ready.add(new Entry(entry.getKey(), entry.getValue()));
      last = entry.getKey();
    }
  }

  /** The URI holds a name's bytes whatever encoding the Java process assumes for file names. */
  private static String bytesOf(Path entry) {
    String path = entry.toUri().getRawPath();
    int end = path.endsWith("/") ? path.length() - 1 : path.length();
    String raw = path.substring(path.lastIndexOf('/', end - 1) + 1);
    StringBuilder name = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        name.append((char) Integer.parseInt(raw, i + 1, i + 3, 16));
        i += 2;
      } else {
        name.append(c);
      }
    }
    return name.toString();
  }
}

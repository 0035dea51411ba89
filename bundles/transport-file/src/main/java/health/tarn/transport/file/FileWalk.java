package health.tarn.transport.file;

import health.tarn.transport.file.FolderNames.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * All files under a folder, in the order of their whole names' bytes.
 *
 * <p>Links to folders are not followed, so that a walk ends; links to files are given. What is
 * neither file nor link, such as a pipe, is passed over.
 */
final class FileWalk {

  private final int round;
  private final Deque<FolderNames> open = new ArrayDeque<>();

  /**
   * @param round how many names of a folder are held at a time
   */
  FileWalk(Path folder, int round) {
    this.round = round;
    open.push(new FolderNames(folder, round));
  }

  /** Returns the next file, or null after the last. */
  @Nullable Path next() throws IOException {
    while (!open.isEmpty()) {
      Entry entry = open.peek().next();
      if (entry == null) {
        open.pop();
      } else if (!entry.folder() && Files.isRegularFile(entry.path())) {
        return entry.path();
      } else if (Files.isDirectory(entry.path(), LinkOption.NOFOLLOW_LINKS)) {
        open.push(new FolderNames(entry.path(), round));
      }
    }
    return null;
  }
}

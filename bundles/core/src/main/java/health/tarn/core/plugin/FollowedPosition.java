package health.tarn.core.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an interceptor has heard of one data store's log: the file {@code
 * followers/<name>.position} beside the store's other files, with the storage's identity and the
 * position, a line each.
 *
 * <p>It is no note of the storage: a note is a commit, so that following the log would make the log
 * longer, for ever.
 */
final class FollowedPosition {

  private final Path file;

  /**
   * @param folder where everything lies of the data store
   * @param name of the interceptor
   */
  FollowedPosition(Path folder, String name) {
    this.file = folder.resolve("followers").resolve(name + ".position");
  }

  /**
   * Returns what was saved last; null if nothing was.
   *
   * @param identity of the storage; what was saved of another one does not count
   */
  @Nullable Long read(String identity) {
    try {
      if (!Files.exists(file)) {
        return null;
      }
      List<String> lines = Files.readAllLines(file);
      return lines.size() == 2 && lines.get(0).equals(identity) ? Long.valueOf(lines.get(1)) : null;
    } catch (NumberFormatException e) {
      throw new IllegalStateException("expected a position in the second line of " + file, e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read how far an interceptor is, " + file, e);
    }
  }

  /** Saves a position, durably and at once. */
  void save(String identity, long t) {
    try {
      Files.createDirectories(file.getParent());
      Path draft = file.resolveSibling(file.getFileName() + ".new");
      ByteBuffer text =
          ByteBuffer.wrap((identity + "\n" + t + "\n").getBytes(StandardCharsets.UTF_8));
      try (FileChannel channel =
          FileChannel.open(
              draft,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        while (text.hasRemaining()) {
          channel.write(text);
        }
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot note how far an interceptor is, " + file, e);
    }
  }
}

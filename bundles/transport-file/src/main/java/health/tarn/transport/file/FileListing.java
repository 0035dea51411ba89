package health.tarn.transport.file;

import health.tarn.spi.storage.Cursor;
import health.tarn.spi.transport.ObjectInfo;
import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The objects of a walk: temporary files, and links that lead outside the roots, are left out. */
final class FileListing implements Cursor<ObjectInfo> {

  private static final Logger log = LoggerFactory.getLogger(FileListing.class);

  private final URI prefix;
  private final Roots roots;
  private final FileWalk walk;
  private @Nullable ObjectInfo ahead;
  private boolean closed;

  FileListing(URI prefix, Roots roots, FileWalk walk) {
    this.prefix = prefix;
    this.roots = roots;
    this.walk = walk;
  }

  @Override
  public boolean hasNext() {
    if (ahead == null && !closed) {
      try {
        ahead = find();
      } catch (IOException e) {
        throw FileErrors.of(prefix, "listing", e);
      }
    }
    return ahead != null;
  }

  @Override
  public ObjectInfo next() {
    if (!hasNext() || ahead == null) {
      throw new NoSuchElementException("the listing of " + prefix + " has ended");
    }
    ObjectInfo object = ahead;
    ahead = null;
    return object;
  }

  @Override
  public void close() {
    closed = true;
    ahead = null;
  }

  private @Nullable ObjectInfo find() throws IOException {
    for (Path file = walk.next(); file != null; file = walk.next()) {
      if (Temporary.matches(file)) {
        continue;
      }
      try {
        if (roots.allows(file.toRealPath())) {
          return FileObjects.describe(file);
        }
        log.debug("{} is a link that leads outside the roots and is not listed", file);
      } catch (NoSuchFileException e) {
        log.debug("{} was removed while it was listed", file);
      }
    }
    return null;
  }
}

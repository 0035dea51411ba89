package health.tarn.transport.file;

import health.tarn.spi.transport.TransportError;
import health.tarn.spi.transport.TransportException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The folders under which locations are allowed; decides on every location.
 *
 * <p>A location is first compared as it is written, before the file system is asked anything, so
 * that a refusal does not tell whether a file exists; then with all links resolved, its own name
 * included. A folder that does not exist yet is judged by its nearest ancestor that does.
 *
 * <p>Roots are resolved at each use, since a disk may be mounted after the transport has started.
 */
final class Roots {

  private final List<Path> roots;

  private Roots(List<Path> roots) {
    this.roots = List.copyOf(roots);
  }

  /**
   * Reads the configuration.
   *
   * @param folders absolute folders, separated by commas
   * @throws IllegalArgumentException if one is not absolute
   */
  static Roots of(String folders) {
    List<Path> roots = new ArrayList<>();
    for (String folder : Arrays.stream(folders.split(",", -1)).map(String::strip).toList()) {
      if (!folder.isEmpty()) {
        Path root = Path.of(folder);
        if (!root.isAbsolute()) {
          throw new IllegalArgumentException(
              "roots in health.tarn.transport.file.cfg: " + folder + " is not absolute");
        }
        roots.add(root.normalize());
      }
    }
    return new Roots(roots);
  }

  List<Path> folders() {
    return roots;
  }

  /**
   * Returns the place of a location that is allowed, with all links resolved as far as it exists.
   *
   * @throws TransportException {@link TransportError#OUTSIDE}; {@link TransportError#NOT_FOUND} if
   *     the root itself is not there
   */
  Path resolve(URI location) {
    Path path = path(location);
    Path root = rootOf(path);
    if (root == null) {
      throw FileErrors.outside(location, "it is outside");
    }
    try {
      if (!Files.exists(root)) {
        throw new NoSuchFileException(root.toString());
      }
      Path real = real(path, root);
      if (real == null || !allows(real)) {
        throw FileErrors.outside(location, "a link leads outside");
      }
      return real;
    } catch (IOException e) {
      throw FileErrors.of(location, "resolving", e);
    }
  }

  /** Tells whether an existing path lies under a root when its links are resolved. */
  boolean allows(Path real) throws IOException {
    for (Path root : roots) {
      if (Files.exists(root) && real.startsWith(root.toRealPath())) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Path rootOf(Path path) {
    for (Path root : roots) {
      if (path.startsWith(root)) {
        return root;
      }
    }
    return null;
  }

  /** Returns null for a link whose target is not there: it cannot be judged. */
  private static @Nullable Path real(Path path, Path root) throws IOException {
    Path existing = path;
    Path parent = path.getParent();
    while (parent != null
        && !existing.equals(root)
        && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
      existing = parent;
      parent = existing.getParent();
    }
    if (!existing.equals(root) && !Files.exists(existing) && Files.isSymbolicLink(existing)) {
      return null;
    }
    return existing.toRealPath().resolve(existing.relativize(path)).normalize();
  }

  private static Path path(URI location) {
    if (!"file".equals(scheme(location)) || location.isOpaque() || location.getRawPath() == null) {
      throw FileErrors.invalid(location, "expected file:///folder/name");
    }
    if (location.getRawQuery() != null || location.getRawFragment() != null) {
      throw FileErrors.invalid(location, "? and # in a name are written %3F and %23");
    }
    String authority = location.getRawAuthority();
    if (authority != null && !authority.isEmpty() && !authority.equals("localhost")) {
      throw FileErrors.outside(location, "it is on another host");
    }
    if (location.getRawPath().contains("%00")) {
      throw FileErrors.outside(location, "its name holds a NUL");
    }
    try {
      Path path = Path.of(new URI("file://" + location.getRawPath()));
      if (!path.equals(path.normalize())) {
        throw FileErrors.outside(location, "its path holds . or ..");
      }
      return path;
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new TransportException(
          TransportError.INVALID, false, location + ": it is no absolute path", e);
    }
  }

  private static String scheme(URI location) {
    String scheme = location.getScheme();
    return scheme == null ? "" : scheme.toLowerCase(Locale.ROOT);
  }
}

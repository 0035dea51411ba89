package health.tarn.transport.file;

import health.tarn.spi.storage.Cursor;
import health.tarn.spi.transport.ObjectInfo;
import health.tarn.spi.transport.ObjectWriter;
import health.tarn.spi.transport.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files under configured folders as objects; keeps no content type. */
@Component(
    immediate = true,
    service = Transport.class,
    configurationPid = "health.tarn.transport.file",
    property = Transport.SCHEME + "=file")
@Designate(ocd = FileTransportConfig.class)
public final class FileTransport implements Transport {

  private static final Logger log = LoggerFactory.getLogger(FileTransport.class);

  /** Names of one folder that a listing holds: about 100 bytes each, so about 3 MB. */
  private static final int NAMES = 32_768;

  private final Roots roots;
  private final int names;

  @Activate
  public FileTransport(FileTransportConfig config) {
    this(config.roots(), NAMES);
    log.info("file: locations are allowed under {}", roots.folders());
  }

  /** For tests, which have no configuration service. */
  public FileTransport(String folders, int names) {
    this.roots = Roots.of(folders);
    this.names = names;
  }

  @Override
  public Cursor<ObjectInfo> list(URI prefix) {
    Path path = roots.resolve(prefix);
    if (Files.isRegularFile(path) && !isFolder(prefix)) {
      return new OneObject(Temporary.matches(path) ? null : describe(path.toUri(), path));
    }
    return new FileListing(prefix, roots, new FileWalk(path, names));
  }

  @Override
  public ObjectInfo stat(URI object) {
    return describe(object, resolveObject(object));
  }

  @Override
  public InputStream read(ObjectInfo object, long from) {
    Path file = resolveObject(object.uri());
    if (from < 0 || from > object.size()) {
      throw new IllegalArgumentException(
          object.uri() + ": offset " + from + " is not within " + object.size() + " bytes");
    }
    try {
      return FileBody.open(object, file, from);
    } catch (IOException e) {
      throw FileErrors.of(object.uri(), "opening", e);
    }
  }

  @Override
  public ObjectWriter write(URI object, String contentType) {
    Path file = resolveObject(object);
    try {
      return FileWriter.create(object, file);
    } catch (IOException e) {
      throw FileErrors.of(object, "creating", e);
    }
  }

  @Override
  public void delete(URI object) {
    Path file = resolveObject(object);
    try {
      if (Files.isRegularFile(file)) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw FileErrors.of(object, "deleting", e);
    }
  }

  /** An upload is as old as its last write. */
  @Override
  public int sweep(URI prefix, Instant before) {
    Path path = roots.resolve(prefix);
    int swept = 0;
    try {
      FileWalk walk = new FileWalk(isFolder(prefix) ? path : path.resolveSibling("."), names);
      for (Path file = walk.next(); file != null; file = walk.next()) {
        if (isUnder(file, path, prefix) && lastWrite(file).isBefore(before)) {
          swept += Files.deleteIfExists(file) ? 1 : 0;
        }
      }
    } catch (IOException e) {
      throw FileErrors.of(prefix, "sweeping", e);
    }
    return swept;
  }

  private static Instant lastWrite(Path file) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (NoSuchFileException e) {
      return Instant.MAX; // It was committed or closed just now.
    }
  }

  private static boolean isUnder(Path file, Path path, URI prefix) {
    return isFolder(prefix) ? Temporary.matches(file) : Temporary.belongsTo(file, path);
  }

  private static boolean isFolder(URI location) {
    return location.getRawPath().endsWith("/");
  }

  private Path resolveObject(URI object) {
    Path file = roots.resolve(object);
    if (isFolder(object)) {
      throw FileErrors.invalid(object, "a name that ends in / is a folder's");
    }
    if (Temporary.matches(file)) {
      throw FileErrors.invalid(object, "the name is kept for unfinished writes");
    }
    return file;
  }

  private static ObjectInfo describe(URI object, Path file) {
    try {
      return FileObjects.describe(object, file);
    } catch (IOException e) {
      throw FileErrors.of(object, "looking up", e);
    }
  }
}

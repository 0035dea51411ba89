package health.tarn.testkit.s3;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The server's jars, which travel in the folder {@code s3proxy} of this module: taken from there
 * when it is a folder, copied to a temporary one when it is a jar.
 */
final class ServerJars implements AutoCloseable {

  private static final String FOLDER = "s3proxy";

  private final Path module;
  private final Path folder;
  private final boolean copied;

  private ServerJars(Path module, Path folder, boolean copied) {
    this.module = module;
    this.folder = folder;
    this.copied = copied;
  }

  static ServerJars locate() throws IOException {
    Path module = module();
    if (Files.isDirectory(module)) {
      return new ServerJars(module, module.resolve(FOLDER), false);
    }
    Path folder = Files.createTempDirectory("tarn-" + FOLDER);
    try (JarFile jar = new JarFile(module.toFile())) {
      for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        if (entry.getName().startsWith(FOLDER + "/") && !entry.isDirectory()) {
          try (InputStream in = jar.getInputStream(entry)) {
            Files.copy(in, folder.resolve(entry.getName().substring(FOLDER.length() + 1)));
          }
        }
      }
    }
    return new ServerJars(module, folder, true);
  }

  private static Path module() {
    try {
      return Path.of(S3Server.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the module's place is not a file", e);
    }
  }

  /** Returns this module itself, the folder with the log's settings, and every jar in it. */
  URL[] urls() throws IOException {
    List<URL> urls = new ArrayList<>();
    urls.add(module.toUri().toURL());
    urls.add(folder.toUri().toURL());
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        urls.add(file.toUri().toURL());
      }
    }
    return urls.toArray(URL[]::new);
  }

  @Override
  public void close() throws IOException {
    if (!copied) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

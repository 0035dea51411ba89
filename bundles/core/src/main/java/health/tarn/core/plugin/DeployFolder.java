package health.tarn.core.plugin;

import health.tarn.api.plugin.PluginReport;
import health.tarn.api.plugin.PluginReport.State;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder where plugins are dropped: which of its files became nothing, and why. */
final class DeployFolder {

  private static final Logger log = LoggerFactory.getLogger(DeployFolder.class);

  private final Path folder;

  DeployFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Returns the name of the file that a bundle was installed from; null if it lies elsewhere. */
  @Nullable String fileOf(String location) {
    int file = location.indexOf("file:");
    if (file < 0) {
      return null;
    }
    try {
      String path = URI.create(location.substring(file)).getPath();
      Path source = path == null ? null : Path.of(path).toAbsolutePath().normalize();
      return source != null && folder.equals(source.getParent())
          ? String.valueOf(source.getFileName())
          : null;
    } catch (IllegalArgumentException e) {
      log.debug("{} is no file of {}", location, folder, e);
      return null;
    }
  }

  /** Returns a report for each jar, and each file of a kind that nobody knows, but the known. */
  List<PluginReport> others(Set<String> known) {
    List<PluginReport> reports = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return reports;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        String problem = known.contains(name) ? null : problem(file, name);
        if (problem != null) {
          reports.add(new PluginReport(name, "", State.REFUSED, List.of(), problem));
        }
      }
    } catch (IOException e) {
      log.warn("{} cannot be listed", folder, e);
    }
    return reports;
  }

  /** Karaf's own files (README, .kar, .cfg, .xml) are its matter, and hidden files nobody's. */
  private static @Nullable String problem(Path file, String name) {
    if (name.endsWith(".jar")) {
      return problemOfJar(file);
    }
    if (name.startsWith(".") || name.matches("README|.*\\.(kar|cfg|config|xml)")) {
      return null;
    }
    return "nobody handles files of this kind: expected .jar, .kar, .camel.yaml or .camel.xml";
  }

  private static String problemOfJar(Path file) {
    try (JarFile jar = new JarFile(file.toFile())) {
      Manifest manifest = jar.getManifest();
      String name =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME);
      return name == null
          ? "it is a jar, but no bundle: its manifest has no Bundle-SymbolicName"
          : "it is not installed yet, or another bundle " + name + " of its version is";
    } catch (IOException e) {
      log.debug("{} is no jar", file, e);
      return "it is no jar: it cannot be opened as one";
    }
  }
}

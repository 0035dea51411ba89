package health.tarn.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import health.tarn.api.plugin.PluginReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked // A null fails the test by itself.
class DeployFolderTest {

  @TempDir Path folder;

  private void jar(String name, String symbolicName) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (symbolicName != null) {
      manifest.getMainAttributes().putValue("Bundle-SymbolicName", symbolicName);
    }
    new JarOutputStream(Files.newOutputStream(folder.resolve(name)), manifest).close();
  }

  @Test
  void namesWhatBecameNothingAndWhy() throws IOException {
    jar("known.jar", "known");
    jar("waiting.jar", "waiting");
    jar("plain.jar", null);
    Files.writeString(folder.resolve("broken.jar"), "no jar");
    Files.writeString(folder.resolve("notes.txt"), "text");
    for (String others : new String[] {"README", "a.kar", "a.cfg", "features.xml", ".hidden"}) {
      Files.writeString(folder.resolve(others), "");
    }

    assertThat(new DeployFolder(folder).others(Set.of("known.jar")))
        .extracting(PluginReport::name, report -> report.problem().split("[:,]", 2)[0])
        .containsExactlyInAnyOrder(
            tuple("waiting.jar", "it is not installed yet"),
            tuple("plain.jar", "it is a jar"),
            tuple("broken.jar", "it is no jar"),
            tuple("notes.txt", "nobody handles files of this kind"));
  }

  @Test
  void knowsItsFilesByTheLocationsOfBundles() {
    DeployFolder deploy = new DeployFolder(folder);
    Path spaced = folder.resolve("a b.jar");

    assertThat(deploy.fileOf(spaced.toUri().toString())).isEqualTo("a b.jar");
    assertThat(deploy.fileOf("wrap:" + spaced.toUri())).isEqualTo("a b.jar");
    assertThat(deploy.fileOf("mvn:health.tarn/tarn-core/1")).isNull();
    assertThat(deploy.fileOf("file:/elsewhere/a.jar")).isNull();
    assertThat(deploy.fileOf("file:not a uri")).isNull();
  }

  @Test
  void thatIsNotThereHasNothing() {
    assertThat(new DeployFolder(folder.resolve("none")).others(Set.of())).isEmpty();
  }
}

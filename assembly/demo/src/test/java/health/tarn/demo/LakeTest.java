package health.tarn.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTest {

  @Test
  void aNewCopyReplacesTheProgramAndKeepsTheData(@TempDir Path folder) throws Exception {
    Path distribution = folder.resolve("distribution");
    write(distribution.resolve("bin/karaf"), "new");
    write(distribution.resolve("data/tmp/README"), "");
    Path home = folder.resolve("home");
    write(home.resolve("bin/karaf"), "old");
    write(home.resolve("system/gone.jar"), "old");
    write(home.resolve("data/store/log"), "patients");
    write(home.resolve("data/cache/bundle0"), "old");

    new Lake(home).install(distribution);

    assertThat(home.resolve("bin/karaf")).hasContent("new");
    assertThat(home.resolve("system")).doesNotExist();
    assertThat(home.resolve("data/store/log")).hasContent("patients");
    assertThat(home.resolve("data/cache")).doesNotExist();
    assertThat(home.resolve("data/tmp")).isDirectory();
  }

  @Test
  void isNotRunningBeforeItIsInstalled(@TempDir Path folder) throws Exception {
    assertThat(new Lake(folder.resolve("none")).running()).isFalse();
  }

  private static void write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}

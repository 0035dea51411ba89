package health.tarn.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {

  @Test
  void setsKeysWhereTheyStandAndKeepsTheRest(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("some.cfg");
    Files.writeString(file, "# What it is.\nport = 8080\n# access.key = x\nport.other = 1\n");

    new ConfigFile(file).put("port", "9").put("access.key", "k").put("new", "n").save();

    assertThat(file)
        .content()
        .isEqualTo("# What it is.\nport = 9\naccess.key = k\nport.other = 1\nnew = n\n");
  }

  @Test
  void beginsAFileThatOnlyItsOwnerReads(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("new.cfg");

    new ConfigFile(file).put("secret", "s").save();

    assertThat(file).content().isEqualTo("secret = s\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}

package health.tarn.transport.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class S3SmallHeapTest {

  @Test
  @Timeout(200)
  void movesAnObjectThatIsLargerThanTheHeap(@TempDir Path folder) throws Exception {
    File output = folder.resolve("output").toFile();
    try (S3TestServer s3 = new S3TestServer()) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx48m",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  SmallHeap.class.getName(),
                  String.valueOf(s3.server.port()))
              .redirectErrorStream(true)
              .redirectOutput(output)
              .start();
      try {
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
            .as(java.nio.file.Files.readString(output.toPath(), StandardCharsets.UTF_8))
            .isZero();
      } finally {
        process.destroyForcibly();
      }
    }
  }
}

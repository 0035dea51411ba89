package health.tarn.transport.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.spi.transport.ObjectInfo;
import health.tarn.spi.transport.ObjectWriter;
import health.tarn.spi.transport.Transport;
import health.tarn.spi.transport.TransportError;
import health.tarn.spi.transport.TransportException;
import health.tarn.testkit.TransportContract;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTransportTest extends TransportContract {

  private Path folder;
  private Path root;
  private FileTransport transport;

  @BeforeEach
  void start(@TempDir Path temporary) throws IOException {
    folder = temporary;
    root = Files.createDirectory(folder.resolve("root"));
    transport = new FileTransport(root + "," + folder.resolve("unmounted"), 10);
  }

  @Override
  protected Transport transport() {
    return transport;
  }

  @Override
  protected URI location() {
    return root.toUri();
  }

  @Override
  protected URI missing() {
    return URI.create(folder.resolve("unmounted").toUri() + "/");
  }

  @Override
  protected Optional<URI> outside() {
    return Optional.of(folder.resolve("other").toUri());
  }

  @Override
  protected Optional<URI> denied() {
    try {
      Path file = Files.write(root.resolve("locked"), new byte[1]);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
      return Files.isReadable(file) ? Optional.empty() : Optional.of(file.toUri());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  protected void overwrite(URI object, byte[] body) throws IOException {
    Files.write(Path.of(object), body);
  }

  @Override
  protected int manyObjects() {
    return 100;
  }

  @Override
  protected int severalParts() {
    return 300_000;
  }

  @Nested
  class Outside {

    @Test
    void isEverythingWithoutRoots() {
      FileTransport closed = new FileTransport("", 10);
      assertThatThrownBy(() -> closed.stat(at("a")))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("roots in health.tarn.transport.file.cfg");
    }

    @Test
    void isWhatALinkLeadsTo() throws IOException {
      Path secret = Files.writeString(folder.resolve("secret"), "x");
      Files.createSymbolicLink(root.resolve("file-link"), secret);
      Files.createSymbolicLink(root.resolve("folder-link"), folder);
      Files.createSymbolicLink(root.resolve("dangling"), folder.resolve("not-yet"));

      for (String name :
          List.of("file-link", "folder-link/secret", "folder-link/new/a", "dangling")) {
        assertFails(TransportError.OUTSIDE, false, () -> transport.stat(at(name)));
        assertFails(TransportError.OUTSIDE, false, () -> transport.write(at(name), "text/plain"));
        assertFails(TransportError.OUTSIDE, false, () -> transport.delete(at(name)));
      }
      assertThat(names("")).isEmpty();
      assertThat(secret).hasContent("x");
    }

    @Test
    void isWhatDotsNulsAndOtherHostsName() {
      String path = root.toUri().getRawPath();
      for (String uri :
          List.of(
              "file://" + path + "../secret",
              "file://" + path + "a/../../secret",
              "file://" + path + "%2e%2e/secret",
              "file://" + path + "%2E./secret",
              "file://" + path + "a%00b",
              "file://elsewhere" + path + "a")) {
        assertFails(TransportError.OUTSIDE, false, () -> transport.stat(URI.create(uri)));
      }
    }

    @Test
    void isNotWhatALinkWithinTheRootsLeadsTo() throws IOException {
      ObjectInfo object = put("real/a", bytes(10));
      Files.createSymbolicLink(root.resolve("link"), root.resolve("real/a"));
      assertThat(names("")).containsExactly("link", "real/a");
      assertThat(body(transport.stat(at("link")), 0)).isEqualTo(body(object, 0));
      assertThat(transport.stat(URI.create("file://localhost" + at("link").getRawPath())).size())
          .isEqualTo(10);
    }
  }

  @Nested
  class OfTheFileSystem {

    @Test
    void areRefusedUnderTheNameOfAnUnfinishedWrite() {
      try (ObjectWriter writer = transport.write(at("a"), "text/plain")) {
        writeTo(writer, bytes(10));
        Path temporary = root.toFile().listFiles()[0].toPath();
        assertFails(TransportError.INVALID, false, () -> transport.stat(temporary.toUri()));
        assertThat(list(temporary.toUri())).isEmpty();
      }
      assertThat(root).isEmptyDirectory();
    }

    @Test
    void cannotTakeAFoldersPlaceNorAFolderAFiles() {
      put("folder/a", bytes(1));
      assertFails(TransportError.INVALID, false, () -> transport.write(at("folder"), "text/plain"));
      assertFails(
          TransportError.INVALID, false, () -> transport.write(at("folder/a/b"), "text/plain"));
      assertFails(TransportError.NOT_FOUND, false, () -> transport.stat(at("folder")));
    }

    @Test
    void thatShrinkOrGrowWhileTheyAreReadAreNotTakenForWhole() throws IOException {
      for (int length : new int[] {10_000, 90_000, 200_000}) {
        ObjectInfo object = put("a", bytes(100_000));
        try (InputStream in = transport.read(object, 0)) {
          in.readNBytes(50_000);
          overwrite(object.uri(), bytes(length));
          assertFails(TransportError.CHANGED, false, in::readAllBytes);
        }
      }
    }

    @Test
    void tellThatNoSpaceIsLeft() {
      URI uri = URI.create("file:///a");
      TransportException full =
          FileErrors.of(uri, "writing", new IOException("No space left on device"));
      assertThat(full.error()).isEqualTo(TransportError.FULL);
      assertThat(full.retryable()).isFalse();
      assertThat(FileErrors.of(uri, "writing", new IOException("Read-only file system")).error())
          .isEqualTo(TransportError.DENIED);
    }
  }

  @Test
  void refusesARootThatIsNotAbsolute() {
    assertThatThrownBy(() -> new FileTransport("data", 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("data is not absolute");
  }
}

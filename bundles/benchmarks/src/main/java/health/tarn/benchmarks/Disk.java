package health.tarn.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** The disk that the lake lies on. */
final class Disk {

  private static final int FSYNCS = 200;
  private static final int BLOCK = 4096;

  private final Path folder;

  Disk(Path folder) {
    this.folder = folder;
  }

  /** The sizes of all files, whichever come and go meanwhile. */
  long bytes() throws IOException {
    Sizes sizes = new Sizes();
    Files.walkFileTree(folder, sizes);
    return sizes.bytes;
  }

  /** What the median fsync of 4 KiB takes that are appended to a file. */
  double fsyncMillis() throws IOException {
    Path file = Files.createTempFile(folder, "fsync-", ".probe");
    Latencies latencies = new Latencies();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int i = 0; i < FSYNCS; i++) {
        channel.write(ByteBuffer.allocate(BLOCK));
        long start = System.nanoTime();
        channel.force(false);
        latencies.add(System.nanoTime() - start);
      }
    } finally {
      Files.delete(file);
    }
    return latencies.millis(0.5);
  }

  private static final class Sizes extends SimpleFileVisitor<Path> {
    private long bytes;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      bytes += attributes.size();
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      return gone(e);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
        throws IOException {
      return e == null ? FileVisitResult.CONTINUE : gone(e);
    }

    private static FileVisitResult gone(IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }
  }
}

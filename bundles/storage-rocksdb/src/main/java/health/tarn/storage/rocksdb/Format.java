package health.tarn.storage.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.tarn.spi.storage.StorageError;
import health.tarn.spi.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * The file that says what a folder holds, beside the database's own folder.
 *
 * <p>It is read before RocksDB touches anything, so that a folder of another engine or of a newer
 * version stays as it is. There is one format so far; a later one upgrades it here.
 */
final class Format {

  /** Counts up with every change of what keys and values mean. */
  static final int VERSION = 2;

  private static final String FILE = "format";
  private static final String DATABASE = "rocksdb";
  private static final String FIRST_WORDS = "tarn storage rocksdb ";

  private Format() {}

  /** Checks the folder, or makes it ready; returns where the database is. */
  static Path prepare(Path folder) {
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve(FILE);
      if (Files.exists(file)) {
        check(folder, Files.readString(file, UTF_8).strip());
      } else {
        create(folder, file);
      }
      return folder.resolve(DATABASE);
    } catch (IOException e) {
      throw new StorageException(StorageError.IO, "cannot read or create " + folder, e);
    }
  }

  private static void check(Path folder, String text) {
    if (!text.matches(FIRST_WORDS + "\\d{1,9}")) {
      throw new StorageException(
          StorageError.FORMAT, "another engine, or a damage, wrote " + folder.resolve(FILE));
    }
    int version = Integer.parseInt(text.substring(FIRST_WORDS.length()));
    if (version != VERSION) {
      throw new StorageException(
          StorageError.FORMAT,
          folder + " has format " + version + ", this version of Tarn reads " + VERSION);
    }
  }

  private static void create(Path folder, Path file) throws IOException {
    Path draft = folder.resolve(FILE + ".new");
    try (Stream<Path> found = Files.list(folder)) {
      if (found.anyMatch(other -> !other.equals(draft))) {
        throw new StorageException(
            StorageError.FORMAT, "expected an empty folder or a storage of Tarn in " + folder);
      }
    }
    try (FileChannel channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      channel.write(ByteBuffer.wrap((FIRST_WORDS + VERSION + "\n").getBytes(UTF_8)));
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }
}

package health.tarn.storage.rocksdb;

import health.tarn.spi.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Measures what storages cost that hold nothing, for {@link Measure}. */
final class IdleStorages {

  private IdleStorages() {}

  /** Opens a hundred empty storages. */
  static void measure(RocksStorageEngine engine, Path folder) throws Exception {
    for (String name : List.of("created", "opened again")) {
      long before = residentKilobytes();
      long start = System.nanoTime();
      List<Storage> storages = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        storages.add(engine.open(folder.resolve("s" + i)));
      }
      System.out.println(
          "100 storages "
              + name
              + ": ms each "
              + (System.nanoTime() - start) / 100_000_000
              + ", resident memory MB more "
              + (residentKilobytes() - before) / 1024);
      storages.forEach(Storage::close);
    }
  }

  private static long residentKilobytes() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    }
  }
}

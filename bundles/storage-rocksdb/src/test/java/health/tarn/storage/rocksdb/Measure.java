package health.tarn.storage.rocksdb;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.Batch;
import health.tarn.spi.storage.Change;
import health.tarn.spi.storage.Cursor;
import health.tarn.spi.storage.Expectation;
import health.tarn.spi.storage.Figure;
import health.tarn.spi.storage.LogEntry;
import health.tarn.spi.storage.ScanScope;
import health.tarn.spi.storage.Storage;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures the engine, by hand: {@code Measure <folder of NDJSON> <empty folder> [passes]}.
 *
 * <p>Imports every line in batches of 2,000 resources or 4 MB with two batches under way, compacts,
 * reads and scans, then lets 1, 16 and 128 clients put single resources. With more than one pass
 * the ids of each pass are new.
 */
final class Measure {

  private static final RocksSettings SETTINGS =
      new RocksSettings(256L << 20, 128L << 20, 32L << 20, 8L << 20, 512L << 20, 2);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Storage storage;
  private final List<ResourceKey> keys = new ArrayList<>();

  private Measure(Storage storage) {
    this.storage = storage;
  }

  public static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments[0]);
    int passes = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
    try (RocksStorageEngine engine =
            new RocksStorageEngine(SETTINGS, Clock.systemUTC(), Disk.REAL, true);
        Storage storage = engine.open(Path.of(arguments[1]))) {
      Measure measure = new Measure(storage);
      for (int pass = 0; pass < passes; pass++) {
        measure.load(data, pass);
      }
      measure.compact();
      measure.reads();
      measure.scans();
      for (int clients : new int[] {1, 16, 128}) {
        measure.small(clients);
      }
      IdleStorages.measure(engine, Path.of(arguments[1] + "-idle"));
    }
  }

  private void load(Path data, int pass) throws Exception {
    List<Batch> batches = SyntheaBatches.of(data, pass);
    batches.forEach(batch -> batch.changes().forEach(change -> keys.add(change.key())));
    long start = System.nanoTime();
    long cpu = processCpu();
    long committer = committerCpu();
    long[] sums = new long[3];
    Semaphore underWay = new Semaphore(2);
    batches.forEach(
        batch -> {
          sums[0] += batch.changes().size();
          sums[1] += batch.changes().stream().mapToLong(Measure::length).sum();
          underWay.acquireUninterruptibly();
          var unused =
              storage
                  .append(batch)
                  .whenComplete(
                      (commit, failure) -> {
                        underWay.release();
                        if (failure != null) {
                          print("failed: " + failure);
                        }
                      });
        });
    underWay.acquireUninterruptibly(2);
    double seconds = (System.nanoTime() - start) / 1e9;
    print(
        "import: "
            + sums[0]
            + " resources, "
            + sums[1]
            + " bytes, "
            + Math.round(sums[0] / seconds)
            + "/s, CPU us a resource "
            + (processCpu() - cpu) / 1000.0 / sums[0]
            + " of all threads, "
            + (committerCpu() - committer) / 1000.0 / sums[0]
            + " of the committer");
    figures();
  }

  private static long length(Change change) {
    byte[] body = change.body();
    return body == null ? 0 : body.length;
  }

  private void compact() {
    long start = System.nanoTime();
    storage.compact();
    print("compact: " + (System.nanoTime() - start) / 1_000_000 + " ms");
    figures();
    Map<String, Long> figures = new TreeMap<>();
    storage.figures().forEach(figure -> figures.put(figure.name(), figure.value()));
    figures.forEach(
        (name, value) -> {
          if (name.endsWith("disk.bytes")) {
            print("  " + name + " a resource: " + value / (double) keys.size());
          }
        });
  }

  private void figures() {
    StringBuilder line = new StringBuilder();
    for (Figure figure : storage.figures()) {
      line.append(figure.name()).append('=').append(figure.value()).append(' ');
    }
    print(line.toString());
  }

  private void reads() {
    Random random = new Random(1);
    List<ResourceKey> some = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      some.add(keys.get(random.nextInt(keys.size())));
    }
    for (String name : List.of("first", "warm", "warm")) {
      long rounds = name.equals("first") ? 1 : 50;
      long cpu = THREADS.getCurrentThreadCpuTime();
      for (int round = 0; round < rounds; round++) {
        some.forEach(storage::latest);
      }
      long used = THREADS.getCurrentThreadCpuTime() - cpu;
      print("latest, " + name + ": CPU us " + used / 1000.0 / rounds / some.size());
    }
    long cpu = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < 50; i++) {
      storage.asOf(some, storage.t());
    }
    print(
        "asOf of 2,000 keys: CPU us a key "
            + (THREADS.getCurrentThreadCpuTime() - cpu) / 1000.0 / 50 / some.size());
  }

  private void scans() {
    for (int i = 0; i < 2; i++) {
      count("scan of all", storage.scan(new ScanScope.OfAll(), storage.t(), null));
      count("scan as of half-way", storage.scan(new ScanScope.OfAll(), storage.t() / 2, null));
    }
    Cursor<LogEntry> log = storage.changes(0);
    count("log", log);
    List<String> patients =
        keys.stream().filter(key -> key.type().equals("Patient")).map(ResourceKey::id).toList();
    long cpu = THREADS.getCurrentThreadCpuTime();
    long found = 0;
    for (String patient : patients.subList(0, Math.min(100, patients.size()))) {
      try (var cursor = storage.scan(new ScanScope.OfPatient(patient), storage.t(), null)) {
        while (cursor.hasNext()) {
          cursor.next();
          found++;
        }
      }
    }
    print(
        "patients: "
            + found
            + " resources, CPU us a resource "
            + (THREADS.getCurrentThreadCpuTime() - cpu) / 1000.0 / Math.max(1, found));
  }

  private static void count(String what, Cursor<?> cursor) {
    long start = System.nanoTime();
    long cpu = THREADS.getCurrentThreadCpuTime();
    long found = 0;
    try (cursor) {
      while (cursor.hasNext()) {
        cursor.next();
        found++;
      }
    }
    print(
        what
            + ": "
            + found
            + " elements, "
            + Math.round(found / ((System.nanoTime() - start) / 1e9))
            + "/s, CPU us "
            + (THREADS.getCurrentThreadCpuTime() - cpu) / 1000.0 / Math.max(1, found));
  }

  private void small(int clients) throws Exception {
    long commitsBefore = figure("commits");
    long fsyncsBefore = figure("fsyncs");
    AtomicInteger number = new AtomicInteger();
    List<Long> latencies = Collections.synchronizedList(new ArrayList<>());
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    long cpu = processCpu();
    List<Thread> threads = new ArrayList<>();
    for (int client = 0; client < clients; client++) {
      Thread thread =
          new Thread(
              () -> {
                byte[] body = new byte[1500];
                Arrays.fill(body, (byte) 'x');
                while (System.nanoTime() < end) {
                  ResourceKey key =
                      new ResourceKey("Basic", clients + "-" + number.incrementAndGet());
                  long start = System.nanoTime();
                  storage.append(Batch.of(Change.put(key, body, Expectation.ANY))).join();
                  latencies.add(System.nanoTime() - start);
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    long commits = figure("commits") - commitsBefore;
    long fsyncs = figure("fsyncs") - fsyncsBefore;
    Collections.sort(latencies);
    print(
        clients
            + " clients: "
            + commits / 10
            + " commits/s, "
            + commits / (double) fsyncs
            + " a fsync, "
            + fsyncs / 10
            + " fsyncs/s, latency us median "
            + latencies.get(latencies.size() / 2) / 1000
            + " p99 "
            + latencies.get(latencies.size() * 99 / 100) / 1000
            + ", CPU us a commit "
            + (processCpu() - cpu) / 1000.0 / commits);
  }

  private long figure(String name) {
    return storage.figures().stream()
        .filter(figure -> figure.name().equals(name))
        .mapToLong(Figure::value)
        .sum();
  }

  private static long committerCpu() {
    long sum = 0;
    for (long id : THREADS.getAllThreadIds()) {
      ThreadInfo thread = THREADS.getThreadInfo(id);
      if (thread != null && thread.getThreadName().startsWith("tarn-storage")) {
        sum += Math.max(0, THREADS.getThreadCpuTime(id));
      }
    }
    return sum;
  }

  private static long processCpu() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .map(java.time.Duration::toNanos)
        .orElse(0L);
  }

  private static void print(String line) {
    System.out.println(line);
  }
}

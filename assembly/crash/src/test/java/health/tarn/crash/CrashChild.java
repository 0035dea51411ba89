package health.tarn.crash;

import static health.tarn.testkit.KilledProcess.say;

import health.tarn.api.ResourceKey;
import health.tarn.core.job.TestJobs;
import health.tarn.core.store.OpenStore;
import health.tarn.core.store.TestLake;
import health.tarn.search.lucene.LuceneSearchEngine;
import health.tarn.spi.search.SearchEngine;
import health.tarn.spi.storage.ScanScope;
import health.tarn.spi.storage.StoredVersion;
import health.tarn.storage.rocksdb.RocksSettings;
import health.tarn.storage.rocksdb.RocksStorageEngine;
import health.tarn.transport.file.FileTransport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process that is killed: opens the lake, checks what the rounds before left, and writes until
 * it dies.
 *
 * <p>Says {@code opening}, {@code recovering} before the data store is opened, {@code opened <t>},
 * {@code verified <versions> <resources> <searches>}, and then each answer. {@code broken <reason>}
 * is its last word if a promise does not hold.
 */
final class CrashChild {

  private static final Logger log = LoggerFactory.getLogger(CrashChild.class);

  private static final int BROKEN = 3;
  private static final long INDEX_BUFFER = 1 << 20;
  private static final long INDEX_CHECK = 1 << 28;
  private static final int LISTED_NAMES = 1_000;

  private final Path folder;
  private final int round;
  private final Random random;
  private final TestLake lake;
  private final OpenStore open;
  private final TestJobs jobs;

  private CrashChild(Path folder, int round, long seed) {
    this.folder = folder;
    this.round = round;
    this.random = new Random(seed);
    int appliesPerCommit = random.nextBoolean() ? 4 : 60;
    SearchEngine search =
        new TellingSearchEngine(
            new LuceneSearchEngine(INDEX_BUFFER, 2, INDEX_CHECK), seed, appliesPerCommit);
    say("opening");
    this.lake =
        new TestLake(
            folder.resolve("lake"),
            "rocksdb",
            new RocksStorageEngine(RocksSettings.small()),
            "lucene",
            search);
    say("recovering");
    this.open = lake.open();
    say("opened " + open.storage().t());
    this.jobs = new TestJobs(lake, "file", new FileTransport(folder.toString(), LISTED_NAMES));
  }

  /** Arguments: the folder, the number of the round, a seed, and whether to rebuild the index. */
  public static void main(String[] arguments) {
    Thread.setDefaultUncaughtExceptionHandler(CrashChild::broken);
    Path folder = Path.of(arguments[0]);
    int round = Integer.parseInt(arguments[1]);
    CrashChild child = new CrashChild(folder, round, Long.parseLong(arguments[2]));
    try {
      child.verify();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    if (Boolean.parseBoolean(arguments[3])) {
      child.lake.store().rebuildSearch();
    }
    child.write();
  }

  private static void broken(Thread thread, Throwable failure) {
    log.error("A promise does not hold", failure);
    Thread.getAllStackTraces().forEach(CrashChild::show);
    say("broken " + thread.getName());
    Runtime.getRuntime().halt(BROKEN);
  }

  /** What the others were doing may be the reason. */
  private static void show(Thread thread, StackTraceElement[] stack) {
    log.error("{}: {}", thread.getName(), Arrays.toString(stack));
  }

  private void verify() throws Exception {
    Ledger ledger = Ledger.read(folder.resolve("ledger"));
    StoredLog stored = StoredLog.read(open.storage());
    new CommitCheck(stored).check();
    new VersionCheck(open.storage(), stored).check();
    new AnswerCheck(lake.store(), stored, ledger).check(open.storage().t());
    new ImportCheck(open.storage(), stored, jobs.jobs(), ledger).check();
    int searches = new IndexCheck(open, lake.store()).check(ledger.newestStamps());
    say("verified " + stored.count() + " " + stored.versions().size() + " " + searches);
  }

  private void write() {
    List<Runnable> tasks = new ArrayList<>();
    for (int writer = 0; writer < Writer.WRITERS; writer++) {
      tasks.add(new Writer(lake.store(), writer, round, random.nextLong(), own(writer)));
    }
    if (random.nextInt(3) > 0) {
      tasks.add(new Remover(lake.store(), open.storage(), round, random.nextLong()));
    }
    jobs.run();
    tasks.add(new Importer(jobs.jobs(), new ImportFiles(folder), random.nextLong()));
    for (Runnable task : tasks) {
      new Thread(task, task.getClass().getSimpleName()).start();
    }
  }

  /** Returns what a writer wrote in earlier rounds. */
  private List<ResourceKey> own(int writer) {
    List<ResourceKey> own = new ArrayList<>();
    for (StoredVersion version :
        StoredLog.all(open.storage().scan(new ScanScope.OfAll(), open.storage().t(), null))) {
      if (Writer.wrote(writer, Stamp.in(Objects.requireNonNull(version.body())))) {
        own.add(version.key());
      }
    }
    return own;
  }
}

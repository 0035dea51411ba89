package health.tarn.itests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;

import health.tarn.api.DataStore;
import health.tarn.api.Lake;
import health.tarn.api.Precondition;
import health.tarn.api.Principal;
import health.tarn.api.ResourceKey;
import health.tarn.api.SearchCall;
import health.tarn.api.StoreDescription;
import health.tarn.api.job.Job;
import health.tarn.api.job.JobRequest;
import health.tarn.api.job.Jobs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.inject.Inject;
import org.apache.karaf.features.BootFinished;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.ops4j.pax.exam.util.Filter;

/** The lake works as a whole in the distribution, and is changed by configuration while it runs. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class LakeIT {

  private static final long PATIENCE_NANOS = 120_000_000_000L;

  @SuppressWarnings("UnusedVariable") // Injected so that no test runs before the features.
  @Inject
  @Filter(timeout = 120_000)
  private BootFinished boot;

  @Inject private SessionFactory sessions;
  @Inject private Lake lake;
  @Inject private Jobs jobs;

  @Configuration
  public Option[] distribution() {
    return TarnDistribution.with(
        editConfigurationFilePut(
            "etc/health.tarn.transport.file.cfg", "roots", "${karaf.data}/exchange"));
  }

  @Test
  public void importsAFileFindsItAndShowsTheJob() throws Exception {
    Path exchange = Path.of(System.getProperty("karaf.data"), "exchange");
    Path input = Files.createDirectories(exchange.resolve("in")).resolve("Patient.ndjson");
    Files.write(
        input,
        List.of(
            "{\"resourceType\":\"Patient\",\"id\":\"a\",\"name\":[{\"family\":\"Pax\"}]}",
            "{broken",
            "{\"resourceType\":\"Patient\",\"id\":\"b\"}"),
        UTF_8);

    Job job =
        jobs.submit(
            Lake.DEFAULT_STORE,
            new JobRequest(
                Job.Kind.IMPORT, "itest", input.toUri(), exchange.resolve("out").toUri(), Map.of()),
            Principal.ANONYMOUS);
    await(() -> jobs.find(job.id(), Principal.ANONYMOUS).state().ended());

    Job ended = jobs.find(job.id(), Principal.ANONYMOUS);
    assertEquals(String.valueOf(ended.message()), Job.State.COMPLETED_WITH_ERRORS, ended.state());
    assertEquals(2, ended.progress().resourcesDone());
    assertEquals(1, found(store(Lake.DEFAULT_STORE), "family", "pax"));
    String table = TarnDistribution.run(sessions, "tarn:jobs");
    assertTrue(table, table.contains(job.id()));
  }

  @Test
  public void aFileDeclaresADataStoreAndSwapsItsSearchEngine() throws Exception {
    declare("memory");
    await(() -> engine().equals("memory"));
    DataStore store = store("swapped");
    store.update(
        new ResourceKey("Patient", "p"),
        "{\"resourceType\":\"Patient\",\"id\":\"p\",\"name\":[{\"family\":\"Swap\"}]}"
            .getBytes(UTF_8),
        Precondition.NONE);
    assertEquals(1, found(store, "family", "swap"));

    declare("lucene");
    await(() -> engine().equals("lucene"));
    await(() -> store("swapped").status().health().isEmpty());

    assertEquals(1, found(store("swapped"), "family", "swap"));
    assertEquals("memory", store("swapped").description().options().get("storage"));
  }

  private static void declare(String search) throws Exception {
    Files.writeString(
        Path.of(System.getProperty("karaf.etc"), "health.tarn.datastore-swapped.cfg"),
        "id = swapped\nstorage = memory\nsearch = " + search + "\n");
  }

  private String engine() {
    for (StoreDescription store : lake.stores(Principal.ANONYMOUS)) {
      if (store.id().equals("swapped")) {
        return store.options().get("search");
      }
    }
    return "";
  }

  private DataStore store(String id) {
    return lake.store(id, Principal.ANONYMOUS);
  }

  private static long found(DataStore store, String name, String value) {
    SearchCall.Parameter parameter = new SearchCall.Parameter(name, value);
    return store.search(new SearchCall("Patient", List.of(parameter), false, null)).total();
  }

  private static void await(BooleanSupplier condition) {
    long limit = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      assertTrue("it did not happen in time", System.nanoTime() < limit);
      LockSupport.parkNanos(100_000_000);
    }
  }
}

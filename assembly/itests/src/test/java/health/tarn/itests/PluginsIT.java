package health.tarn.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import health.tarn.api.Lake;
import health.tarn.api.Precondition;
import health.tarn.api.Principal;
import health.tarn.api.ResourceKey;
import health.tarn.api.plugin.Plugins;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import javax.inject.Inject;
import org.apache.karaf.features.BootFinished;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.ops4j.pax.exam.util.Filter;

/** Plugins are dropped in, used, replaced and removed while the lake runs. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class PluginsIT {

  private static final long PATIENCE_NANOS = 120_000_000_000L;
  private static final String SAMPLE = "tarn.plugin.sample";
  private static final String CARD = "/Patient/p1/$summary-card";

  @SuppressWarnings("UnusedVariable") // Injected so that no test runs before the features.
  @Inject
  @Filter(timeout = 120_000)
  private BootFinished boot;

  @Inject private SessionFactory sessions;
  @Inject private Lake lake;
  @Inject private Plugins plugins;

  private final HttpClient client = HttpClient.newHttpClient();

  @Configuration
  public Option[] distribution() {
    return TarnDistribution.with(systemProperty(SAMPLE).value(System.getProperty(SAMPLE)));
  }

  @Before
  public void storeAPatient() {
    lake.store(Lake.DEFAULT_STORE, Principal.ANONYMOUS)
        .update(
            new ResourceKey("Patient", "p1"),
            "{\"resourceType\":\"Patient\",\"id\":\"p1\"}".getBytes(StandardCharsets.UTF_8),
            Precondition.NONE);
  }

  @Test
  public void aPluginComesIsReplacedUnderLoadAndGoes() throws Exception {
    drop("1.0.0", "card.jar");
    await(() -> body(CARD).contains("tarn-plugin-sample 1.0.0"));
    assertTrue(body("/metadata").contains("\"summary-card\""));
    String table = TarnDistribution.run(sessions, "tarn:plugins");
    assertTrue(table, table.contains("$summary-card") && table.contains("1.0.0"));

    Map<Integer, LongAdder> answers = new ConcurrentSkipListMap<>();
    AtomicBoolean over = new AtomicBoolean();
    Thread caller = new Thread(() -> call(answers, over));
    caller.start();
    drop("2.0.0", "card.jar");
    await(() -> body(CARD).contains("tarn-plugin-sample 2.0.0"));
    over.set(true);
    caller.join();

    assertTrue(answers.toString(), answers.containsKey(200));
    answers.remove(200);
    answers.remove(404);
    answers.remove(503);
    assertEquals("nothing but a clear answer", Map.of(), answers);

    Files.delete(deploy().resolve("card.jar"));
    await(() -> status(CARD) == 404);
    assertFalse(body("/metadata").contains("summary-card"));
  }

  @Test
  public void whatIsNoPluginIsNamedAndHarmsNobody() throws Exception {
    Files.writeString(deploy().resolve("broken.jar"), "no jar");

    await(() -> reported("broken.jar").contains("it is no jar"));
    assertEquals(200, status("/metadata"));
    Files.delete(deploy().resolve("broken.jar"));
    await(() -> reported("broken.jar").isEmpty());
  }

  @Test
  public void aRouteFileComesChangesBreaksAndGoes() throws Exception {
    Path written = Path.of(System.getProperty("karaf.data"), "itest-routes.txt");
    String route =
        "- route:\n    id: itest-beat\n    from:\n      uri: timer:itest-beat?period=200\n"
            + "      steps:\n        - setBody:\n            constant: first\n"
            + "        - to: file:"
            + written.getParent()
            + "?fileName=itest-routes.txt\n";
    Path file = deploy().resolve("itest.camel.yaml");
    Files.writeString(file, route);
    await(() -> text(written).equals("first"));

    Files.writeString(file, route.replace("first", "second one"));
    await(() -> text(written).equals("second one"));

    Files.writeString(file, route.replace("setBody", "setBodi"));
    await(() -> reported("itest.camel.yaml").contains("its old routes run on"));
    Files.delete(written);
    await(() -> text(written).equals("second one"));

    Files.writeString(file, route.replace("itest-beat", "tarn-import"));
    await(() -> reported("itest.camel.yaml").contains("tarn-import is taken"));

    Files.delete(file);
    await(() -> reported("itest.camel.yaml").isEmpty());
  }

  private void call(Map<Integer, LongAdder> answers, AtomicBoolean over) {
    while (!over.get()) {
      answers.computeIfAbsent(status(CARD), status -> new LongAdder()).increment();
    }
  }

  /** Puts the sample into deploy/ as if it were of another version, and whole at once. */
  private void drop(String version, String name) throws IOException {
    Path draft = deploy().resolveSibling("draft.jar");
    try (JarInputStream in =
        new JarInputStream(Files.newInputStream(Path.of(System.getProperty(SAMPLE))))) {
      Manifest manifest = in.getManifest();
      manifest.getMainAttributes().putValue("Bundle-Version", version);
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(draft), manifest)) {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          in.transferTo(out);
        }
      }
    }
    Files.move(draft, deploy().resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  /** The class is made outside of the container too, where there is no such folder. */
  private static Path deploy() {
    return Path.of(System.getProperty("karaf.base"), "deploy");
  }

  private String reported(String name) {
    return plugins.reports().stream()
        .filter(report -> report.name().equals(name))
        .map(report -> String.valueOf(report.problem()))
        .findFirst()
        .orElse("");
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      return "";
    }
  }

  private int status(String path) {
    return get(path).statusCode();
  }

  private String body(String path) {
    return get(path).body();
  }

  private HttpResponse<String> get(String path) {
    URI uri = URI.create("http://127.0.0.1:" + TarnDistribution.httpPort() + "/fhir" + path);
    try {
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(BooleanSupplier condition) {
    long limit = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      assertTrue("it did not happen in time", System.nanoTime() < limit);
      LockSupport.parkNanos(100_000_000);
    }
  }
}

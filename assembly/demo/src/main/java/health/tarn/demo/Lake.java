package health.tarn.demo;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The distribution, copied out of {@code target} so that a build does it no harm, and run there.
 *
 * <p>A new copy replaces the program and its configuration and keeps {@code data/}, the lake.
 */
final class Lake {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration START_PATIENCE = Duration.ofMinutes(3);
  private static final Duration STOP_PATIENCE = Duration.ofMinutes(2);
  private static final int USUAL_SSH_PORT = 8101;

  private final Path home;

  Lake(Path home) {
    this.home = home;
  }

  boolean running() throws IOException, InterruptedException {
    if (Files.notExists(home.resolve("bin/status"))) {
      return false;
    }
    return script("status").waitFor() == 0;
  }

  /** Replaces the program by a new copy; the data stays. */
  void install(Path distribution) throws IOException {
    Files.createDirectories(home);
    try (Stream<Path> entries = Files.list(home)) {
      for (Path entry : entries.filter(e -> !e.endsWith("data")).toList()) {
        if (Files.isDirectory(entry)) {
          Tree.delete(entry);
        } else {
          Files.delete(entry);
        }
      }
    }
    Tree.delete(home.resolve("data/cache"));
    try (Stream<Path> entries = Files.list(distribution)) {
      for (Path entry : entries.filter(e -> !e.endsWith("data")).toList()) {
        Tree.copy(entry, home.resolve(entry.getFileName().toString()));
      }
    }
    Files.createDirectories(home.resolve("data/tmp"));
  }

  void configure(int port, ObjectServer.Access objects) throws IOException {
    Path etc = home.resolve("etc");
    new ConfigFile(etc.resolve("org.apache.felix.http.cfg"))
        .put("org.osgi.service.http.port", Integer.toString(port))
        .save();
    if (!Ports.free(USUAL_SSH_PORT)) {
      new ConfigFile(etc.resolve("org.apache.karaf.shell.cfg"))
          .put("sshPort", Integer.toString(Ports.anyFree()))
          .save();
    }
    new ConfigFile(etc.resolve("health.tarn.core.cfg"))
        .put("text", "on")
        .put("graph", "jena")
        .save();
    new ConfigFile(etc.resolve("health.tarn.transport.s3.cfg"))
        .put("endpoint", objects.endpoint())
        .put("path.style", "true")
        .put("credentials", "static")
        .put("access.key", ObjectServer.ACCESS_KEY)
        .put("secret.key", objects.secretKey())
        .save();
  }

  /** Starts the lake and waits until it answers FHIR. */
  void start(int port, Console console) throws IOException, InterruptedException {
    Path log = home.resolve("data/console.log");
    ProcessHandle karaf =
        Background.start(log, List.of(home.resolve("bin/karaf").toString(), "server"));
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest ping =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/fhir/metadata"))
            .timeout(Duration.ofSeconds(5))
            .build();
    Instant limit = Instant.now().plus(START_PATIENCE);
    while (!answers(client, ping)) {
      if (Background.endsWithin(SECOND, karaf)) {
        throw new DemoException("The lake ended while it started; see " + log);
      }
      if (Instant.now().isAfter(limit)) {
        throw new DemoException(
            "The lake did not answer within "
                + START_PATIENCE.toMinutes()
                + " minutes; see "
                + home.resolve("data/log/karaf.log"));
      }
      console.waiting("the lake is starting");
    }
  }

  void stop(Console console) throws IOException, InterruptedException {
    script("stop").waitFor();
    Instant limit = Instant.now().plus(STOP_PATIENCE);
    while (running()) {
      if (Instant.now().isAfter(limit)) {
        throw new DemoException(
            "The lake does not stop; see " + home.resolve("data/log/karaf.log"));
      }
      console.waiting("the lake is stopping");
    }
  }

  private static boolean answers(HttpClient client, HttpRequest ping)
      throws IOException, InterruptedException {
    try {
      return client.send(ping, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (ConnectException | HttpTimeoutException e) {
      return false;
    }
  }

  private Process script(String name) throws IOException {
    ProcessBuilder script = new ProcessBuilder(home.resolve("bin").resolve(name).toString());
    script.environment().put("JAVA_HOME", System.getProperty("java.home"));
    script.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    return script.start();
  }
}

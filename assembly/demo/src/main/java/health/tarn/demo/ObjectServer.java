package health.tarn.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A real S3 server of our own: s3proxy, whose buckets are folders and whose objects are files.
 *
 * <p>Its access key is made anew at each start and kept in a file that only its owner can read.
 */
final class ObjectServer {

  static final String BUCKET = "lake";
  static final String ACCESS_KEY = "demo";

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path jars;
  private final Path home;

  /**
   * @param jars folder of the server's jars
   * @param home folder of its configuration and of its buckets
   */
  ObjectServer(Path jars, Path home) {
    this.jars = jars;
    this.home = home;
  }

  /** What the lake must know to use the server. */
  record Access(String endpoint, String secretKey) {}

  Path bucket() {
    return buckets().resolve(BUCKET);
  }

  private Path buckets() {
    return home.resolve("buckets");
  }

  Access start(Console console) throws IOException, InterruptedException {
    Files.createDirectories(bucket());
    // Run from a copy, so that a build does it no harm.
    Tree.delete(home.resolve("lib"));
    Tree.copy(jars, home.resolve("lib"));
    int port = Ports.anyFree();
    Access access = new Access("http://127.0.0.1:" + port, randomKey());
    Path config = home.resolve("s3proxy.conf");
    Files.deleteIfExists(config);
    new ConfigFile(config)
        .put("s3proxy.endpoint", access.endpoint())
        .put("s3proxy.authorization", "aws-v2-or-v4")
        .put("s3proxy.identity", ACCESS_KEY)
        .put("s3proxy.credential", access.secretKey())
        .put("s3proxy.ignore-unknown-headers", "true")
        .put("jclouds.provider", "filesystem-nio2")
        .put("jclouds.filesystem.basedir", buckets().toString())
        .save();
    ProcessHandle server = launch(config);
    Files.writeString(pidFile(), Long.toString(server.pid()));
    Instant limit = Instant.now().plus(PATIENCE);
    while (Ports.free(port)) {
      if (Background.endsWithin(SECOND, server) || Instant.now().isAfter(limit)) {
        throw new DemoException("The S3 server did not start; see " + home.resolve("s3proxy.log"));
      }
      console.waiting("the S3 server is starting");
    }
    return access;
  }

  /** Stops the server that an earlier start left running; without effect if there is none. */
  void stop() throws IOException {
    running().ifPresent(ProcessHandle::destroy);
    Files.deleteIfExists(pidFile());
  }

  private ProcessHandle launch(Path config) throws IOException {
    return Background.start(
        home.resolve("s3proxy.log"),
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-cp",
            home.resolve("lib") + "/*",
            "org.gaul.s3proxy.Main",
            "--properties",
            config.toString()));
  }

  /** A pid may have been given to another process since: only one that runs s3proxy is ours. */
  private Optional<ProcessHandle> running() {
    if (Files.notExists(pidFile())) {
      return Optional.empty();
    }
    try {
      return ProcessHandle.of(Long.parseLong(Files.readString(pidFile()).strip()))
          .filter(p -> p.info().commandLine().orElse("").contains("org.gaul.s3proxy.Main"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path pidFile() {
    return home.resolve("pid");
  }

  private static String randomKey() {
    byte[] key = new byte[20];
    new SecureRandom().nextBytes(key);
    return HexFormat.of().formatHex(key);
  }
}

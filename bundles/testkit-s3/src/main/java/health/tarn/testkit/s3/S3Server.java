package health.tarn.testkit.s3;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * An S3 server on a free port of 127.0.0.1 that keeps its objects in memory and checks signatures
 * of version 4: s3proxy, in this process.
 *
 * <p>Its 20-odd jars, among them another Jackson and another SLF4J, are loaded apart, so that the
 * class path of a test holds none of them.
 */
public final class S3Server implements Closeable {

  /** The only access key that it knows. */
  public static final String ACCESS_KEY = "tarn-test";

  /** The secret that belongs to {@link #ACCESS_KEY}. */
  public static final String SECRET_KEY = "tarn-test-secret";

  private final ServerJars jars;
  private final URLClassLoader loader;
  private final Object server;

  private S3Server(ServerJars jars, URLClassLoader loader, Object server) {
    this.jars = jars;
    this.loader = loader;
    this.server = server;
  }

  /** Starts a server without any bucket. */
  @SuppressWarnings("BanClassLoader") // The jars are this module's own.
  public static S3Server start() throws IOException, ReflectiveOperationException {
    ServerJars jars = ServerJars.locate();
    URLClassLoader loader = new URLClassLoader(jars.urls(), ClassLoader.getPlatformClassLoader());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      Object server =
          loader
              .loadClass("health.tarn.testkit.s3.IsolatedServer")
              .getConstructor(String.class, String.class)
              .newInstance(ACCESS_KEY, SECRET_KEY);
      return new S3Server(jars, loader, server);
    } catch (ReflectiveOperationException e) {
      loader.close();
      jars.close();
      throw e;
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  public int port() {
    return ((IntSupplier) server).getAsInt();
  }

  /** Returns the address that clients are to be given; they have to use the path style. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** Makes a bucket; one that is there already stays as it is. */
  @SuppressWarnings("unchecked") // IsolatedServer is a Consumer of names.
  public void createBucket(String name) {
    ((Consumer<String>) server).accept(name);
  }

  @Override
  public void close() throws IOException {
    try (jars;
        loader) {
      ((Closeable) server).close();
    }
  }
}

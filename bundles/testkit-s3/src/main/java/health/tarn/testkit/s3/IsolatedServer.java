package health.tarn.testkit.s3;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;

/**
 * The part of {@link S3Server} that sees s3proxy's classes.
 *
 * <p>It runs in a class loader of its own and is therefore known to the other part by the JDK's
 * interfaces only: it gives the port, takes the names of buckets to be made, and can be closed.
 */
public final class IsolatedServer implements IntSupplier, Consumer<String>, Closeable {

  private final BlobStore blobs = BlobStores.create("transient", new Properties());
  private final S3Proxy server;

  public IsolatedServer(String identity, String credential) throws Exception {
    server =
        S3Proxy.builder()
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, identity, credential)
            .blobStore(blobs)
            .ignoreUnknownHeaders(true)
            .build();
    server.start();
  }

  @Override
  public int getAsInt() {
    return server.getPort();
  }

  @Override
  public void accept(String bucket) {
    blobs.createContainer(bucket);
  }

  @Override
  public void close() throws IOException {
    try {
      server.stop();
    } catch (Exception e) { // All that stop() declares.
      throw new IOException("the S3 server did not stop", e);
    }
  }
}

package health.tarn.transport.s3;

import health.tarn.testkit.FaultProxy;
import health.tarn.testkit.s3.S3Server;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** A server with the bucket {@code lake}, a proxy before it, and connections through the proxy. */
final class S3TestServer implements Closeable {

  final S3Server server;
  final FaultProxy proxy;

  S3TestServer() throws IOException, ReflectiveOperationException {
    server = S3Server.start();
    server.createBucket("lake");
    proxy = new FaultProxy(server.port());
  }

  S3Connection connect() {
    return connect(S3Server.ACCESS_KEY, S3Server.SECRET_KEY, proxy.port(), null);
  }

  S3Connection connectAs(String accessKey, String secretKey) {
    return connect(accessKey, secretKey, proxy.port(), null);
  }

  static S3Connection connect(
      String accessKey, String secretKey, int port, @Nullable ServerSideEncryption encryption) {
    AwsCredentialsProvider credentials =
        StaticCredentialsProvider.create(Credentials.keys(accessKey, secretKey, null));
    return new S3Connection(
        new S3Settings(
            URI.create("http://127.0.0.1:" + port),
            "us-east-1",
            true,
            true,
            encryption,
            null,
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            16,
            3,
            Duration.ofMillis(1),
            5 << 20,
            20),
        credentials);
  }

  @Override
  public void close() throws IOException {
    proxy.close();
    server.close();
  }
}

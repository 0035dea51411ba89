package health.tarn.transport.s3;

import health.tarn.spi.transport.TransportError;
import health.tarn.spi.transport.TransportException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The client of one configuration, its pool of connections and its end. */
final class S3Connection implements AutoCloseable {

  private final S3Settings settings;
  private final AwsCredentialsProvider credentials;
  private final SdkHttpClient http;
  private final S3Client client;
  private final CountDownLatch stopped = new CountDownLatch(1);

  S3Connection(S3Settings settings, AwsCredentialsProvider credentials) {
    this.settings = settings;
    this.credentials = credentials;
    this.http =
        Apache5HttpClient.builder()
            .maxConnections(settings.connections())
            .connectionTimeout(settings.connectTimeout())
            .connectionAcquisitionTimeout(settings.socketTimeout())
            .socketTimeout(settings.socketTimeout())
            .tcpKeepAlive(true)
            .build();
    this.client = build();
  }

  S3Settings settings() {
    return settings;
  }

  /**
   * Makes a request.
   *
   * @param name of the request, for the message of an error
   */
  <T> T call(S3Address at, String name, Function<S3Client, T> request) {
    if (stopped.getCount() == 0) {
      throw stopped(at);
    }
    try {
      return request.apply(client);
    } catch (SdkException | IllegalStateException e) {
      throw S3Errors.of(at, name, e);
    }
  }

  /** Waits before another attempt; ends at once, with an exception, when the client is closed. */
  void pause(S3Address at, Duration delay) {
    try {
      if (stopped.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
        throw stopped(at);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException(
          TransportError.UNREACHABLE, true, at + ": interrupted while waiting to continue", e);
    }
  }

  @Override
  public void close() {
    stopped.countDown();
    client.close();
    http.close();
    if (credentials instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
  }

  private static TransportException stopped(S3Address at) {
    return new TransportException(
        TransportError.UNREACHABLE, true, at + ": the transport was stopped", null);
  }

  /** The one place that sets the context class loader: the SDK looks up parts of itself by it. */
  private S3Client build() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(S3Client.class.getClassLoader());
    try {
      S3ClientBuilder builder =
          S3Client.builder()
              .httpClient(http)
              .region(Region.of(settings.region()))
              .credentialsProvider(credentials)
              .forcePathStyle(settings.pathStyle())
              .requestChecksumCalculation(
                  settings.checksums()
                      ? RequestChecksumCalculation.WHEN_SUPPORTED
                      : RequestChecksumCalculation.WHEN_REQUIRED)
              .responseChecksumValidation(
                  settings.checksums()
                      ? ResponseChecksumValidation.WHEN_SUPPORTED
                      : ResponseChecksumValidation.WHEN_REQUIRED)
              .overrideConfiguration(
                  o ->
                      o.retryStrategy(
                          AwsRetryStrategy.standardRetryStrategy().toBuilder()
                              .maxAttempts(settings.attempts())
                              .build()));
      if (settings.endpoint() != null) {
        builder.endpointOverride(settings.endpoint());
      }
      return builder.build();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}

package health.tarn.transport.s3;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * How requests are made; holds no secret.
 *
 * @param endpoint null for AWS
 * @param encryption null leaves it to the bucket
 * @param encryptionKey null for the account's own
 * @param attempts of a request, and of continuing a body in a row
 * @param delay before a body is continued for the first time
 * @param partSize of multipart uploads at first, in bytes
 * @param page the most objects in one answer of a listing
 */
record S3Settings(
    @Nullable URI endpoint,
    String region,
    boolean pathStyle,
    boolean checksums,
    @Nullable ServerSideEncryption encryption,
    @Nullable String encryptionKey,
    Duration connectTimeout,
    Duration socketTimeout,
    int connections,
    int attempts,
    Duration delay,
    int partSize,
    int page) {

  private static final int PAGE = 1000;

  static S3Settings of(S3TransportConfig config) {
    return new S3Settings(
        config.endpoint().isBlank() ? null : endpoint(config.endpoint().strip()),
        config.region(),
        config.path_style(),
        supported(config.checksums()),
        encryption(config.sse()),
        config.sse_kms_key().isBlank() ? null : config.sse_kms_key().strip(),
        Duration.ofMillis(config.connect_timeout_ms()),
        Duration.ofMillis(config.socket_timeout_ms()),
        within("connections", config.connections(), 1, 1000),
        within("retry.attempts", config.retry_attempts(), 1, 20),
        Duration.ofMillis(config.retry_delay_ms()),
        within("part.size.mib", config.part_size_mib(), 5, 1024) << 20,
        PAGE);
  }

  private static URI endpoint(String value) {
    URI uri = URI.create(value);
    boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!http || uri.getHost() == null || uri.getUserInfo() != null) {
      throw wrong("endpoint", "it", "an http or https URL without a user");
    }
    return uri;
  }

  private static boolean supported(String value) {
    return switch (value) {
      case "supported" -> true;
      case "required" -> false;
      default -> throw wrong("checksums", value, "supported or required");
    };
  }

  private static @Nullable ServerSideEncryption encryption(String value) {
    if (value.equals("none")) {
      return null;
    }
    ServerSideEncryption encryption = ServerSideEncryption.fromValue(value);
    if (encryption == ServerSideEncryption.UNKNOWN_TO_SDK_VERSION) {
      throw wrong("sse", value, "none, AES256, aws:kms or aws:kms:dsse");
    }
    return encryption;
  }

  private static int within(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw wrong(key, String.valueOf(value), "from " + least + " to " + most);
    }
    return value;
  }

  private static IllegalArgumentException wrong(String key, String found, String expected) {
    return new IllegalArgumentException(
        "health.tarn.transport.s3: " + key + " is " + found + ", expected " + expected);
  }
}

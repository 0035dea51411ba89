package health.tarn.transport.s3;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * As whom requests are signed.
 *
 * <p>The choice is explicit: the SDK's chain ends with a question to an address of the network,
 * which must not follow from a forgotten key.
 */
enum Credentials {
  STATIC,
  DEFAULT,
  ANONYMOUS;

  /** Returns a provider; it is closed with the client. */
  static AwsCredentialsProvider of(S3TransportConfig config) {
    return switch (parse(config.credentials())) {
      case STATIC ->
          StaticCredentialsProvider.create(
              keys(config.access_key(), config.secret_key(), config.session_token()));
      case DEFAULT -> DefaultCredentialsProvider.builder().build();
      case ANONYMOUS -> AnonymousCredentialsProvider.create();
    };
  }

  static software.amazon.awssdk.auth.credentials.AwsCredentials keys(
      String accessKey, String secretKey, @Nullable String sessionToken) {
    if (accessKey.isEmpty() || secretKey.isEmpty()) {
      throw new IllegalArgumentException(
          "health.tarn.transport.s3: credentials = static needs access.key and secret.key");
    }
    if (sessionToken == null || sessionToken.isEmpty()) {
      return AwsBasicCredentials.create(accessKey, secretKey);
    }
    return AwsSessionCredentials.create(accessKey, secretKey, sessionToken);
  }

  private static Credentials parse(String value) {
    return switch (value) {
      case "static" -> STATIC;
      case "default" -> DEFAULT;
      case "anonymous" -> ANONYMOUS;
      default ->
          throw new IllegalArgumentException(
              "health.tarn.transport.s3: credentials is "
                  + value
                  + ", not static, default or anonymous");
    };
  }
}

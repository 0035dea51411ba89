package health.tarn.transport.s3;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** {@code etc/health.tarn.transport.s3.cfg}. */
@ObjectClassDefinition(name = "Tarn: S3 locations")
@interface S3TransportConfig {

  @AttributeDefinition(
      name = "Endpoint",
      description = "http or https URL of a server that is not AWS; empty: AWS.")
  String endpoint() default "";

  @AttributeDefinition(name = "Region", description = "Signs requests and chooses AWS's endpoint.")
  String region() default "us-east-1";

  @AttributeDefinition(
      name = "Credentials",
      description = "static: the keys below; default: the chain of the AWS SDK; anonymous: none.",
      options = {@Option("static"), @Option("default"), @Option("anonymous")})
  String credentials() default "default";

  @AttributeDefinition(name = "Access key", description = "For static credentials.")
  String access_key() default "";

  @AttributeDefinition(
      name = "Secret key",
      description = "For static credentials; never logged.",
      type = AttributeType.PASSWORD)
  String secret_key() default "";

  @AttributeDefinition(
      name = "Session token",
      description = "For temporary static credentials; never logged.",
      type = AttributeType.PASSWORD)
  String session_token() default "";

  @AttributeDefinition(
      name = "Bucket in the path",
      description = "Instead of the host's name, as most servers other than AWS need it.")
  boolean path_style() default false;

  @AttributeDefinition(
      name = "Checksums",
      description =
          "supported: CRC32 in every request and checked in every answer that has one; required:"
              + " only where S3 demands one, for servers that do not know them.",
      options = {@Option("supported"), @Option("required")})
  String checksums() default "supported";

  @AttributeDefinition(
      name = "Encryption by the server",
      description = "none leaves it to the bucket's own setting.",
      options = {@Option("none"), @Option("AES256"), @Option("aws:kms"), @Option("aws:kms:dsse")})
  String sse() default "none";

  @AttributeDefinition(name = "KMS key", description = "Id or ARN; empty: the account's own.")
  String sse_kms_key() default "";

  @AttributeDefinition(name = "Time to connect, ms", description = "Milliseconds.", min = "1")
  int connect_timeout_ms() default 5_000;

  @AttributeDefinition(
      name = "Longest silence, ms",
      description = "Milliseconds without a byte before a connection counts as broken.",
      min = "1")
  int socket_timeout_ms() default 30_000;

  @AttributeDefinition(
      name = "Connections",
      description = "At most; each open body holds one.",
      min = "1",
      max = "1000")
  int connections() default 64;

  @AttributeDefinition(
      name = "Attempts",
      description =
          "How often a request is sent, and how often in a row a broken body is continued, before"
              + " the caller is told.",
      min = "1",
      max = "20")
  int retry_attempts() default 4;

  @AttributeDefinition(
      name = "First delay, ms",
      description = "Milliseconds before a broken body is continued; doubles up to 5 s.",
      min = "1")
  int retry_delay_ms() default 200;

  @AttributeDefinition(
      name = "Part size, MiB",
      description = "Of multipart uploads, at first; one part is held in memory for each writer.",
      min = "5",
      max = "1024")
  int part_size_mib() default 8;
}

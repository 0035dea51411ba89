package health.tarn.transport.s3;

import health.tarn.spi.transport.ObjectInfo;
import health.tarn.spi.transport.TransportError;
import health.tarn.spi.transport.TransportException;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * The requests of one write.
 *
 * <p>Each object carries an id of its write as metadata. When the answer to the last request is
 * lost, the id tells whether the object that is there now is this one.
 */
final class S3Upload {

  private static final Logger log = LoggerFactory.getLogger(S3Upload.class);

  private static final String WRITE = "tarn-write";

  private final S3Connection connection;
  private final S3Address at;
  private final String contentType;
  private final String write = UUID.randomUUID().toString();
  private final List<CompletedPart> parts = new ArrayList<>();
  private @Nullable String id;

  S3Upload(S3Connection connection, S3Address at, String contentType) {
    this.connection = connection;
    this.at = at;
    this.contentType = contentType;
  }

  /** Writes the whole object at once and returns its ETag. */
  @Nullable String put(byte[] bytes, int length) {
    S3Settings settings = connection.settings();
    return connection
        .call(
            at,
            "PutObject",
            s3 ->
                s3.putObject(
                    r ->
                        r.bucket(at.bucket())
                            .key(at.key())
                            .contentType(contentType)
                            .metadata(Map.of(WRITE, write))
                            .serverSideEncryption(settings.encryption())
                            .ssekmsKeyId(settings.encryptionKey()),
                    body(bytes, length)))
        .eTag();
  }

  /** Sends the next part; the first one begins the upload. */
  void part(byte[] bytes, int length) {
    if (parts.size() == PartSizes.MOST_PARTS) {
      throw new TransportException(
          TransportError.FULL, false, at + ": S3 takes no more than 10,000 parts", null);
    }
    String upload = id == null ? begin() : id;
    id = upload;
    int number = parts.size() + 1;
    String etag =
        connection
            .call(
                at,
                "UploadPart",
                s3 ->
                    s3.uploadPart(
                        r ->
                            r.bucket(at.bucket()).key(at.key()).uploadId(upload).partNumber(number),
                        body(bytes, length)))
            .eTag();
    parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
  }

  /** Makes the object of the parts and returns its ETag. */
  @Nullable String complete() {
    return connection
        .call(
            at,
            "CompleteMultipartUpload",
            s3 ->
                s3.completeMultipartUpload(
                    r ->
                        r.bucket(at.bucket())
                            .key(at.key())
                            .uploadId(id)
                            .multipartUpload(m -> m.parts(parts))))
        .eTag();
  }

  /** Tells whether the object that is there now is this write's. */
  boolean landed() {
    try {
      return write.equals(S3Heads.head(connection, at).metadata().get(WRITE));
    } catch (TransportException e) {
      log.debug("{}: whether the write has landed cannot be told", at, e);
      return false;
    }
  }

  ObjectInfo described() {
    return S3Heads.describe(connection, at);
  }

  /** Throws the parts away. What cannot be thrown away now is left to the sweep. */
  void abort() {
    String upload = id;
    if (upload == null) {
      return;
    }
    try {
      S3Uploads.abort(connection, at, upload);
    } catch (TransportException e) {
      log.warn("{}; the parts stay until they are swept", e.getMessage());
    }
  }

  private String begin() {
    S3Settings settings = connection.settings();
    return connection
        .call(
            at,
            "CreateMultipartUpload",
            s3 ->
                s3.createMultipartUpload(
                    r ->
                        r.bucket(at.bucket())
                            .key(at.key())
                            .contentType(contentType)
                            .metadata(Map.of(WRITE, write))
                            .serverSideEncryption(settings.encryption())
                            .ssekmsKeyId(settings.encryptionKey())))
        .uploadId();
  }

  /** Can be read again, so that the SDK can send it again. */
  private RequestBody body(byte[] bytes, int length) {
    return RequestBody.fromContentProvider(
        () -> new ByteArrayInputStream(bytes, 0, length), length, contentType);
  }
}

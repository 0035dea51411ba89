package health.tarn.transport.s3;

import health.tarn.spi.transport.ObjectInfo;
import health.tarn.spi.transport.TransportError;
import health.tarn.spi.transport.TransportException;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** What a server tells of one object without its body. */
final class S3Heads {

  private S3Heads() {}

  static HeadObjectResponse head(S3Connection connection, S3Address at) {
    return connection.call(
        at, "HeadObject", s3 -> s3.headObject(r -> r.bucket(at.bucket()).key(at.key())));
  }

  static ObjectInfo describe(S3Connection connection, S3Address at) {
    HeadObjectResponse head = head(connection, at);
    return S3Objects.describe(at, head.contentLength(), head.eTag(), head.lastModified());
  }

  /** Fails if the object is no longer the one that was listed. */
  static void check(S3Connection connection, S3Address at, ObjectInfo object) {
    if (!describe(connection, at).tag().equals(object.tag())) {
      throw new TransportException(
          TransportError.CHANGED, false, at + " has changed since it was listed", null);
    }
  }
}

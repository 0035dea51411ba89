package health.tarn.transport.s3;

import health.tarn.spi.transport.TransportError;
import health.tarn.spi.transport.TransportException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** Uploads that were begun and neither completed nor aborted. */
final class S3Uploads {

  private S3Uploads() {}

  /** Aborts those under a prefix that are older than an instant, a page at a time. */
  static int sweep(S3Connection connection, S3Address prefix, Instant before) {
    int swept = 0;
    ListMultipartUploadsResponse page;
    String[] marker = new String[2];
    do {
      page =
          connection.call(
              prefix,
              "ListMultipartUploads",
              s3 ->
                  s3.listMultipartUploads(
                      r ->
                          r.bucket(prefix.bucket())
                              .prefix(prefix.key())
                              .keyMarker(marker[0])
                              .uploadIdMarker(marker[1])));
      List<MultipartUpload> old = new ArrayList<>();
      for (MultipartUpload upload : page.uploads()) {
        if (prefix.covers(upload.key()) && upload.initiated().isBefore(before)) {
          old.add(upload);
        }
      }
      for (MultipartUpload upload : old) {
        swept += abort(connection, prefix.withKey(upload.key()), upload.uploadId()) ? 1 : 0;
      }
      marker[0] = page.nextKeyMarker();
      marker[1] = page.nextUploadIdMarker();
    } while (Boolean.TRUE.equals(page.isTruncated()));
    return swept;
  }

  /** Returns false if it was gone already. */
  static boolean abort(S3Connection connection, S3Address at, String upload) {
    try {
      connection.call(
          at,
          "AbortMultipartUpload",
          s3 -> s3.abortMultipartUpload(r -> r.bucket(at.bucket()).key(at.key()).uploadId(upload)));
      return true;
    } catch (TransportException e) {
      if (e.error() == TransportError.NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }
}

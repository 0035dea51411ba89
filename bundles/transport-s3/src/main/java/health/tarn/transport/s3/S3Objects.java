package health.tarn.transport.s3;

import health.tarn.spi.transport.ObjectInfo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Describes S3's answers as objects. */
final class S3Objects {

  /** Begins a tag that is no ETag. */
  private static final String NO_ETAG = "no-etag:";

  private S3Objects() {}

  /**
   * @param etag null where a server has none, as for files that were copied into its folder
   * @param modified of which a head holds only seconds, so that a listing's is cut to them
   */
  static ObjectInfo describe(S3Address at, long size, @Nullable String etag, Instant modified) {
    Instant second = modified.truncatedTo(ChronoUnit.SECONDS);
    return new ObjectInfo(at.uri(), size, tag(etag, size, second), second);
  }

  static ObjectInfo describe(S3Address bucket, S3Object object) {
    return describe(
        bucket.withKey(object.key()), object.size(), object.eTag(), object.lastModified());
  }

  /** Returns what a read has to be conditional on, or null if only the answer can be compared. */
  static @Nullable String ifMatch(ObjectInfo object) {
    return object.tag().startsWith(NO_ETAG) ? null : '"' + object.tag() + '"';
  }

  private static String tag(@Nullable String etag, long size, Instant second) {
    String plain = etag == null ? "" : etag.replace("\"", "");
    return plain.isEmpty() ? NO_ETAG + size + "-" + second.getEpochSecond() : plain;
  }
}

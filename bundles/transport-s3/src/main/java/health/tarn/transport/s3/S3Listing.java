package health.tarn.transport.s3;

import health.tarn.spi.storage.Cursor;
import health.tarn.spi.transport.ObjectInfo;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The objects under a prefix, one page in memory.
 *
 * <p>S3's prefixes end anywhere. Of {@code in} the first key is {@code in} itself, if it is there;
 * then the listing goes on with {@code in/}, which leaves out {@code in-old}.
 */
final class S3Listing implements Cursor<ObjectInfo> {

  private final S3Connection connection;
  private final S3Address prefix;
  private final Queue<ObjectInfo> ready = new ArrayDeque<>();
  private String folder;
  private @Nullable String continuation;
  private boolean more = true;

  S3Listing(S3Connection connection, S3Address prefix) {
    this.connection = connection;
    this.prefix = prefix;
    this.folder = prefix.key();
    if (!folder.isEmpty() && !folder.endsWith("/")) {
      add(page(1));
      folder += "/";
      continuation = null;
    }
    fill();
  }

  @Override
  public boolean hasNext() {
    fill();
    return !ready.isEmpty();
  }

  @Override
  public ObjectInfo next() {
    fill();
    ObjectInfo object = ready.poll();
    if (object == null) {
      throw new NoSuchElementException("the listing of " + prefix + " has ended");
    }
    return object;
  }

  @Override
  public void close() {
    more = false;
    ready.clear();
  }

  private void fill() {
    while (ready.isEmpty() && more) {
      ListObjectsV2Response page = page(connection.settings().page());
      add(page);
      continuation = page.nextContinuationToken();
      more = Boolean.TRUE.equals(page.isTruncated()) && continuation != null;
    }
  }

  private ListObjectsV2Response page(int size) {
    return connection.call(
        prefix,
        "ListObjectsV2",
        s3 ->
            s3.listObjectsV2(
                r ->
                    r.bucket(prefix.bucket())
                        .prefix(folder)
                        .maxKeys(size)
                        .continuationToken(continuation)));
  }

  private void add(ListObjectsV2Response page) {
    for (S3Object object : page.contents()) {
      boolean marker = object.key().endsWith("/");
      if (!marker && prefix.covers(object.key())) {
        ready.add(S3Objects.describe(prefix, object));
      }
    }
  }
}

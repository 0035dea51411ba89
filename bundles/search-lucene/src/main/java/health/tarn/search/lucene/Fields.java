package health.tarn.search.lucene;

import health.tarn.api.ResourceKey;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.util.BytesRef;

/**
 * The names of the fields of a document. The README's table says what stands in each.
 *
 * <p>All terms of a resource share one field, since a field costs more than a term; points and doc
 * values have a field for each parameter, whose name begins with one of the prefixes.
 */
final class Fields {

  static final String KEY = "key";
  static final String AT = "at";
  static final String TERM = "term";

  static final String DATE = "d:";
  static final String NUMBER = "n:";
  static final String QUANTITY = "q:";
  static final String CANONICAL = "k:";
  static final String VALUES = "v:";
  static final String ELEMENTS = "c:";
  static final String SORT_TOKEN = "t:";
  static final String SORT_TEXT = "s:";
  static final String REFERENCE = "r:";
  static final String SORT_URI = "u:";

  private Fields() {}

  /** Returns the bytes of a key, whose order is that of the keys. */
  static BytesRef bytes(ResourceKey key) {
    return new BytesRef(key.toString());
  }

  /** Reads what {@link #bytes} returned. */
  static ResourceKey key(BytesRef bytes) {
    return ResourceKey.parse(
        new String(bytes.bytes, bytes.offset, bytes.length, StandardCharsets.US_ASCII));
  }
}

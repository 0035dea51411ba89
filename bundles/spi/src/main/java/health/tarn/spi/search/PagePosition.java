package health.tarn.spi.search;

import health.tarn.api.ResourceKey;
import health.tarn.api.query.Sort;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Where a match stands in an order: its values, then its instant and its key. It stays right when
 * the match itself has changed or is gone.
 *
 * @param values one for each {@link Sort}: a {@link Long} for dates, a {@link Double} for numbers
 *     and quantities, a {@link String} for all else; null if the match has no value
 * @param at the match's {@code _lastUpdated}, in milliseconds since 1970-01-01T00:00:00Z
 */
public record PagePosition(List<@Nullable Object> values, long at, ResourceKey key) {

  private static final byte NOTHING = 0;
  private static final byte LONG = 1;
  private static final byte DOUBLE = 2;
  private static final byte STRING = 3;

  /** A tag and a number, or a tag and a length. */
  private static final int MOST_HEAD = 1 + Long.BYTES;

  public PagePosition {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  /** Returns the position as printable ASCII, with a checksum over itself and the order. */
  public String encode(List<Sort> order) {
    @Nullable Object[] written = new Object[values.size() + 1];
    int size = Long.BYTES + Integer.BYTES;
    for (int i = 0; i < written.length; i++) {
      Object value = i < values.size() ? values.get(i) : key.toString();
      written[i] = value instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : value;
      size += MOST_HEAD + (written[i] instanceof byte[] utf8 ? utf8.length : 0);
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    for (int i = 0; i < values.size(); i++) {
      write(written[i], out);
    }
    out.putLong(at);
    write(written[values.size()], out);
    out.putInt(checksum(order, ByteBuffer.wrap(out.array(), 0, out.position())));
    byte[] bytes = Arrays.copyOf(out.array(), out.position());
    return new String(
        Base64.getUrlEncoder().withoutPadding().encode(bytes), StandardCharsets.US_ASCII);
  }

  /**
   * Reads what {@link #encode} returned for the same order.
   *
   * @throws SearchException with {@link SearchError#BAD_POSITION} if the text is something else
   */
  public static PagePosition decode(String text, List<Sort> order) {
    try {
      ByteBuffer in = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      int payload = in.limit() - Integer.BYTES;
      if (payload < 0 || in.getInt(payload) != checksum(order, in.slice(0, payload))) {
        throw bad(null);
      }
      in.limit(payload);
      List<@Nullable Object> values = new ArrayList<>(order.size());
      for (Sort sort : order) {
        values.add(read(in, sort));
      }
      return new PagePosition(values, in.getLong(), ResourceKey.parse(string(in)));
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      throw bad(e);
    }
  }

  private static void write(@Nullable Object value, ByteBuffer out) {
    if (value == null) {
      out.put(NOTHING);
    } else if (value instanceof Long number) {
      out.put(LONG).putLong(number);
    } else if (value instanceof Double number) {
      out.put(DOUBLE).putDouble(number);
    } else if (value instanceof byte[] utf8) {
      out.put(STRING).putInt(utf8.length).put(utf8);
    } else {
      throw new IllegalArgumentException("no value of a position: " + value.getClass());
    }
  }

  private static @Nullable Object read(ByteBuffer in, Sort sort) {
    in.mark();
    byte tag = in.get();
    if (tag == NOTHING) {
      return null;
    }
    if (tag != tag(sort)) {
      throw bad(null);
    }
    if (tag == LONG) {
      return in.getLong();
    }
    if (tag == DOUBLE) {
      return in.getDouble();
    }
    in.reset();
    return string(in);
  }

  private static byte tag(Sort sort) {
    if (sort.parameter().equals("_id")) {
      return STRING;
    }
    if (sort.parameter().equals("_lastUpdated")) {
      return LONG;
    }
    return switch (sort.kind()) {
      case DATE -> LONG;
      case NUMBER, QUANTITY -> DOUBLE;
      case TOKEN, STRING, REFERENCE, URI -> STRING;
    };
  }

  private static String string(ByteBuffer in) {
    in.get();
    byte[] utf8 = new byte[Math.max(0, Math.min(in.getInt(), in.remaining()))];
    in.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static int checksum(List<Sort> order, ByteBuffer payload) {
    CRC32C crc = new CRC32C();
    if (!order.isEmpty()) {
      crc.update(order.toString().getBytes(StandardCharsets.UTF_8));
    }
    crc.update(payload);
    return (int) crc.getValue();
  }

  private static SearchException bad(@Nullable Throwable cause) {
    return new SearchException(
        SearchError.BAD_POSITION, "the position of the page is none of this order", cause);
  }
}

package health.tarn.spi.search;

import health.tarn.api.ResourceKey;
import health.tarn.api.query.Sort;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

  public PagePosition {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  /** Returns the position as printable ASCII, with a checksum over itself and the order. */
  public String encode(List<Sort> order) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (Object value : values) {
        write(value, out);
      }
      out.writeLong(at);
      write(key.toString(), out);
      out.writeInt(checksum(order, ByteBuffer.wrap(bytes.toByteArray())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
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

  private static void write(@Nullable Object value, DataOutputStream out) throws IOException {
    if (value == null) {
      out.writeByte(NOTHING);
    } else if (value instanceof Long number) {
      out.writeByte(LONG);
      out.writeLong(number);
    } else if (value instanceof Double number) {
      out.writeByte(DOUBLE);
      out.writeDouble(number);
    } else if (value instanceof String string) {
      byte[] utf8 = string.getBytes(StandardCharsets.UTF_8);
      out.writeByte(STRING);
      out.writeInt(utf8.length);
      out.write(utf8);
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
    crc.update(order.toString().getBytes(StandardCharsets.UTF_8));
    crc.update(payload);
    return (int) crc.getValue();
  }

  private static SearchException bad(@Nullable Throwable cause) {
    return new SearchException(
        SearchError.BAD_POSITION, "the position of the page is none of this order", cause);
  }
}

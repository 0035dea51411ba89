package health.tarn.rest;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads the body of one request, within a limit and within the {@link BodyBudget}; the share of the
 * budget is held until {@link #close}. Both count the bytes after unpacking.
 */
final class RequestBody implements AutoCloseable {

  private static final int FIRST_CHUNK = 16 * 1024;
  private static final int WORTH_DISCARDING = 64 * 1024;

  private final HttpServletRequest request;
  private final BodyBudget budget;
  private long reserved;
  private boolean packed;

  RequestBody(HttpServletRequest request, BodyBudget budget) {
    this.request = request;
    this.budget = budget;
  }

  /**
   * @param limit how many bytes there may be
   * @throws LakeException {@link Problem#TOO_LARGE} beyond the limit, {@link Problem#TOO_BUSY}
   *     beyond the budget, {@link Problem#INVALID} if the body is cut or badly packed
   * @throws RefusedException with 415 for an unknown packing
   */
  byte[] read(int limit) throws IOException {
    String encoding = request.getHeader("Content-Encoding");
    if (encoding == null || encoding.equalsIgnoreCase("identity")) {
      long announced = request.getContentLengthLong();
      return announced < 0
          ? readUnknown(request.getInputStream(), limit)
          : readKnown(request.getInputStream(), announced, limit);
    }
    if (!encoding.toLowerCase(Locale.ROOT).equals("gzip")) {
      throw new RefusedException(
          Status.UNSUPPORTED_MEDIA_TYPE, "a body may be packed with gzip only");
    }
    packed = true;
    try (InputStream unpacked = new GZIPInputStream(request.getInputStream(), FIRST_CHUNK)) {
      return readUnknown(unpacked, limit);
    } catch (ZipException | EOFException e) {
      throw new LakeException(Problem.INVALID, "the body is not what gzip makes, or cut", e);
    }
  }

  /**
   * Reads and drops what is left of the body, if that is little, so that the connection serves for
   * the next request.
   *
   * @return false if something is left
   */
  boolean discard() throws IOException {
    boolean none = request.getContentLengthLong() <= 0;
    if (none && request.getHeader("Transfer-Encoding") == null) {
      return true;
    }
    if (packed || request.getHeader("Expect") != null) {
      return false;
    }
    InputStream in = request.getInputStream();
    byte[] dropped = new byte[FIRST_CHUNK];
    int left = WORTH_DISCARDING;
    while (left > 0) {
      int count = in.read(dropped);
      if (count < 0) {
        return true;
      }
      left -= count;
    }
    return false;
  }

  private byte[] readKnown(InputStream in, long announced, int limit) throws IOException {
    if (announced > limit) {
      throw tooLarge(limit);
    }
    reserve(announced);
    byte[] bytes = new byte[(int) announced];
    if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
      throw new LakeException(Problem.INVALID, "the body is shorter than its Content-Length");
    }
    return bytes;
  }

  private byte[] readUnknown(InputStream in, int limit) throws IOException {
    int size = Math.min(FIRST_CHUNK, limit);
    reserve(size);
    byte[] bytes = new byte[size];
    int length = in.readNBytes(bytes, 0, size);
    while (length == size) {
      if (size == limit) {
        if (in.read() >= 0) {
          throw tooLarge(limit);
        }
        return bytes;
      }
      size = (int) Math.min(limit, 2L * size);
      reserve(size - length);
      bytes = Arrays.copyOf(bytes, size);
      length += in.readNBytes(bytes, length, size - length);
    }
    return Arrays.copyOf(bytes, length);
  }

  private void reserve(long bytes) {
    budget.reserve(bytes);
    reserved += bytes;
  }

  private static LakeException tooLarge(int limit) {
    return new LakeException(
        Problem.TOO_LARGE, "the body has more than the " + limit + " bytes that are taken here");
  }

  @Override
  public void close() {
    budget.release(reserved);
    reserved = 0;
  }
}

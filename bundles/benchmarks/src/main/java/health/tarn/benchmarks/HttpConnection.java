package health.tarn.benchmarks;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One connection that is kept open, for one thread: sends a request that is bytes already and reads
 * the answer into a buffer of its own. Client and server share the processors, so a request costs
 * the client one write, one read and hardly an object.
 */
final class HttpConnection implements Closeable {

  private static final int CONNECT_MILLIS = 10_000;
  private static final int BUFFER = 64 * 1024;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] input = new byte[BUFFER];
  private int position;
  private int limit;
  private byte[] body = new byte[BUFFER];
  private int length;
  private @Nullable String location;

  /**
   * @param answerMillis how long an answer may make us wait
   */
  HttpConnection(String host, int port, int answerMillis) throws IOException {
    socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      socket.setSoTimeout(answerMillis);
      socket.setTcpNoDelay(true);
      in = socket.getInputStream();
      out = socket.getOutputStream();
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Sends a request and reads the whole answer; returns its status. */
  int exchange(byte[] request) throws IOException {
    out.write(request);
    HttpHead head = head();
    length = 0;
    location = head.location();
    if (head.chunked()) {
      chunks();
    } else {
      take(head.length());
    }
    return head.status();
  }

  /** How many bytes the body of the last answer has. */
  int length() {
    return length;
  }

  /** The body of the last answer. */
  byte[] body() {
    return Arrays.copyOf(body, length);
  }

  /** The header {@code Content-Location} of the last answer; null without it. */
  @Nullable String location() {
    return location;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private HttpHead head() throws IOException {
    int end = endOfHead();
    while (end < 0) {
      more();
      end = endOfHead();
    }
    HttpHead head = HttpHead.parse(input, position, end);
    position = end;
    return head;
  }

  private int endOfHead() {
    for (int i = position + 3; i < limit; i++) {
      if (input[i] == '\n' && input[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  private void chunks() throws IOException {
    int size = Integer.parseInt(line(), 16);
    while (size > 0) {
      take(size);
      line();
      size = Integer.parseInt(line(), 16);
    }
    while (!line().isEmpty()) {
      // A trailer tells nothing that is measured.
    }
  }

  private String line() throws IOException {
    int at = position;
    while (true) {
      while (at < limit && input[at] != '\n') {
        at++;
      }
      if (at < limit) {
        break;
      }
      int read = at - position;
      more();
      at = position + read;
    }
    String line = new String(input, position, at - position, StandardCharsets.ISO_8859_1).strip();
    position = at + 1;
    return line;
  }

  /** Reads once; what is not consumed yet moves to the start of the buffer. */
  private void more() throws IOException {
    System.arraycopy(input, position, input, 0, limit - position);
    limit -= position;
    position = 0;
    if (limit == input.length) {
      throw new IOException("a line or head of the answer has more than " + BUFFER + " bytes");
    }
    limit += read(input, limit);
  }

  private void take(int count) throws IOException {
    int end = Math.addExact(length, count);
    if (end > body.length) {
      body = Arrays.copyOf(body, Math.max(end, (int) Math.min(2L * body.length, 1 << 30)));
    }
    int buffered = Math.min(count, limit - position);
    System.arraycopy(input, position, body, length, buffered);
    position += buffered;
    length += buffered;
    while (length < end) {
      int read = in.read(body, length, end - length);
      if (read < 0) {
        throw new EOFException("the server closed the connection within an answer");
      }
      length += read;
    }
  }

  private int read(byte[] target, int offset) throws IOException {
    int read = in.read(target, offset, target.length - offset);
    if (read < 0) {
      throw new EOFException("the server closed the connection before it had answered");
    }
    return read;
  }
}

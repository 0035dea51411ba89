package health.tarn.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A proxy on 127.0.0.1 that harms what passes between an HTTP client and a server.
 *
 * <p>Each request takes the next {@link Fault}; without one it passes unharmed. Every request has a
 * connection of its own and its head is passed as it is, except for {@code Connection} and {@code
 * Expect}, so that a signed request stays valid.
 */
public final class FaultProxy implements Closeable {

  private static final int HEAD_LIMIT = 64 * 1024;

  private final ServerSocket listener;
  private final int upstreamPort;
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final ExecutorService threads;
  private volatile Predicate<String> target = head -> true;

  /** Listens on a free port for a server on another port of 127.0.0.1. */
  public FaultProxy(int upstreamPort) throws IOException {
    this.upstreamPort = upstreamPort;
    this.listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    AtomicInteger number = new AtomicInteger();
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "fault-proxy-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.execute(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Adds faults for the next requests, one for each. */
  public void next(Fault... more) {
    faults.addAll(List.of(more));
  }

  /** Adds the same fault for a number of requests. */
  public void next(int times, Fault fault) {
    for (int i = 0; i < times; i++) {
      faults.add(fault);
    }
  }

  /** Lets only requests take a fault whose head, such as {@code GET /bucket/key …}, is matched. */
  public void only(Predicate<String> heads) {
    target = heads;
  }

  /** Returns the heads of all requests so far, in the order in which they came. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Returns how many faults were not taken yet. */
  public int left() {
    return faults.size();
  }

  /** Forgets the faults that were not taken, the requests so far and the choice of requests. */
  public void reset() {
    faults.clear();
    requests.clear();
    target = head -> true;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        open.add(client);
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        if (!listener.isClosed()) {
          throw new IllegalStateException("the proxy can no longer listen", e);
        }
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      String head = head(client.getInputStream());
      if (!head.isEmpty()) {
        requests.add(head);
        Fault fault = target.test(head) ? faults.poll() : null;
        answer(client, head, fault == null ? Fault.PASS : fault);
      }
    } catch (IOException e) {
      // Either side has gone: for the other this is a closed connection, as in life.
      closeQuietly(client);
    } finally {
      open.remove(client);
    }
  }

  private void answer(Socket client, String head, Fault fault) throws IOException {
    if (fault.kind() == Fault.Kind.REFUSE) {
      return;
    }
    long length = contentLength(head);
    if (length > 0 && header(head, "Expect") != null) {
      write(client.getOutputStream(), "HTTP/1.1 100 Continue\r\n\r\n");
    }
    if (fault.kind() == Fault.Kind.STATUS) {
      client.getInputStream().skipNBytes(length);
      write(client.getOutputStream(), fault.answer());
      return;
    }
    try (Socket upstream = new Socket(InetAddress.getLoopbackAddress(), upstreamPort)) {
      open.add(upstream);
      write(upstream.getOutputStream(), forUpstream(head));
      copy(client.getInputStream(), upstream.getOutputStream(), length);
      answerFrom(upstream, client, fault);
      open.remove(upstream);
    }
  }

  private static void answerFrom(Socket upstream, Socket client, Fault fault) throws IOException {
    InputStream in = upstream.getInputStream();
    OutputStream out = client.getOutputStream();
    if (fault.kind() == Fault.Kind.PASS) {
      in.transferTo(out);
      return;
    }
    String head = head(in);
    if (fault.kind() == Fault.Kind.SHORTEN) {
      head =
          head.replaceFirst(
              "(?i)\r\nContent-Length: *\\d+", "\r\nContent-Length: " + fault.bytes());
    }
    if (fault.kind() == Fault.Kind.DROP) {
      in.transferTo(OutputStream.nullOutputStream());
      return;
    }
    write(out, head);
    copy(in, out, fault.bytes());
    switch (fault.kind()) {
      case STALL -> client.getInputStream().transferTo(OutputStream.nullOutputStream());
      case RESET -> client.setSoLinger(true, 0);
      default -> {}
    }
  }

  private static String forUpstream(String head) {
    String rest = head.substring(0, head.length() - 2);
    return rest.replaceAll("(?i)\r\n(Connection|Expect):[^\r]*", "") + "Connection: close\r\n\r\n";
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int b = in.read(); b >= 0; b = in.read()) {
      head.append((char) b);
      if (b == '\n' && head.length() >= 4 && head.indexOf("\r\n\r\n", head.length() - 4) >= 0) {
        return head.toString();
      }
      if (head.length() > HEAD_LIMIT) {
        throw new SocketException("the head is longer than " + HEAD_LIMIT + " bytes");
      }
    }
    return "";
  }

  private static long contentLength(String head) {
    String value = header(head, "Content-Length");
    return value == null ? 0 : Long.parseLong(value);
  }

  private static @Nullable String header(String head, String name) {
    return head.lines()
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse(null);
  }

  private static void copy(InputStream in, OutputStream out, long bytes) throws IOException {
    byte[] buffer = new byte[16 * 1024];
    long left = bytes;
    while (left > 0) {
      int n = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (n < 0) {
        return;
      }
      out.write(buffer, 0, n);
      left -= n;
    }
    out.flush();
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException("a socket cannot be closed", e);
    }
  }
}

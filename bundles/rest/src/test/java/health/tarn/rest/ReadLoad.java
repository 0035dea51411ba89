package health.tarn.rest;

import health.tarn.api.Precondition;
import health.tarn.api.Principal;
import health.tarn.api.ResourceKey;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures what a read costs: one keep-alive connection over loopback, 3,400 bytes, and the CPU
 * time of all threads but the client's. Run by hand; no test.
 */
final class ReadLoad {

  private static final Logger log = LoggerFactory.getLogger(ReadLoad.class);
  private static final int REQUESTS = 40_000;
  private static final int ROUNDS = 6;

  private ReadLoad() {}

  /** Prints a line for each round, the first ones being warm-up. */
  public static void main(String[] arguments) throws Exception {
    RestSettings settings =
        new RestSettings(null, 1 << 20, 1 << 20, 1 << 24, 50, 1000, null, 1 << 20, 1);
    try (RestFixture rest = new RestFixture(settings)) {
      ResourceKey key = new ResourceKey("Patient", "p1");
      String text = ",\"name\":[{\"text\":\"" + "x".repeat(3200) + "\"}]}";
      String json = RestFixture.PATIENT.replace("}", text);
      rest.lake
          .store("default", Principal.ANONYMOUS)
          .update(key, json.getBytes(StandardCharsets.UTF_8), Precondition.NONE);
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), rest.port())) {
        socket.setTcpNoDelay(true);
        for (int round = 0; round < ROUNDS; round++) {
          measure(socket);
        }
      }
    }
  }

  private static void measure(Socket socket) throws IOException {
    byte[] request =
        "GET /fhir/Patient/p1 HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    DataInputStream in = new DataInputStream(socket.getInputStream());
    OutputStream out = socket.getOutputStream();
    int length = 0;
    long wall = System.nanoTime();
    long process = processTime();
    long client = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = 0; i < REQUESTS; i++) {
      out.write(request);
      if (length == 0) {
        length = firstLength(in);
      } else {
        in.readFully(new byte[length]);
      }
    }
    client = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - client;
    process = processTime() - process - client;
    wall = System.nanoTime() - wall;
    log.info(
        "{} ns CPU of the server a request, {} ns of wall clock, {} bytes",
        process / REQUESTS,
        wall / REQUESTS,
        length);
  }

  /** Reads the first answer by its Content-Length and returns how long it was as a whole. */
  private static int firstLength(DataInputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    String name = "Content-Length: ";
    int start = head.indexOf(name) + name.length();
    int body = Integer.parseInt(head.substring(start, head.indexOf("\r\n", start)));
    in.readFully(new byte[body]);
    return head.length() + body;
  }

  private static long processTime() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}

package health.tarn.transport.s3;

import health.tarn.spi.transport.ObjectInfo;
import health.tarn.spi.transport.ObjectWriter;
import health.tarn.testkit.s3.S3Server;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** Writes an object that is larger than this process's heap, and reads it back; exit code 0. */
final class SmallHeap {

  static final int MEBIBYTES = 96;

  private SmallHeap() {}

  public static void main(String[] arguments) throws IOException {
    S3Transport transport =
        new S3Transport(
            S3TestServer.connect(
                S3Server.ACCESS_KEY, S3Server.SECRET_KEY, Integer.parseInt(arguments[0]), null));
    byte[] chunk = new byte[1 << 20];
    ObjectInfo object;
    try (ObjectWriter writer = transport.write(URI.create("s3://lake/big"), "text/plain")) {
      for (int i = 0; i < MEBIBYTES; i++) {
        writer.write(chunk);
      }
      object = writer.commit();
    }
    long read = 0;
    try (InputStream in = transport.read(object, 0)) {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        read += n;
      }
    }
    transport.stop();
    if (read != (long) MEBIBYTES << 20 || Runtime.getRuntime().maxMemory() >= read) {
      throw new IllegalStateException("read " + read + " bytes");
    }
  }
}

package health.tarn.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Packs with gzip at a level of choice. It is done here and not by the server, since Jetty's
 * handler writes {@code W/"1--gzip"} for {@code W/"1"} and clients read versions from entity tags.
 */
final class GzipOutput extends GZIPOutputStream {

  private static final int BUFFER = 8192;

  GzipOutput(OutputStream out, int level) throws IOException {
    super(out, BUFFER);
    def.setLevel(level);
  }
}

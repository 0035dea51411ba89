package health.tarn.graph.jena;

import health.tarn.spi.graph.GraphError;
import health.tarn.spi.graph.GraphException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Refuses to write more than so many bytes. */
final class LimitedOutput extends FilterOutputStream {

  private final long most;
  private long left;

  LimitedOutput(OutputStream out, long most) {
    super(out);
    this.most = most;
    this.left = most;
  }

  @Override
  public void write(int b) throws IOException {
    take(1);
    out.write(b);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    take(length);
    out.write(bytes, from, length);
  }

  private void take(int length) {
    left -= length;
    if (left < 0) {
      throw new GraphException(
          GraphError.LIMIT, "the result has more than " + most + " bytes; ask for less with LIMIT");
    }
  }
}

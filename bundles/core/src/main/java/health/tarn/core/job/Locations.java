package health.tarn.core.job;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.spi.transport.ObjectWriter;
import health.tarn.spi.transport.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;

/** Builds the names of objects below a folder, and writes small ones. */
final class Locations {

  private Locations() {}

  /** Returns the folder with a slash at its end. */
  static URI folder(URI uri) {
    return uri.toString().endsWith("/") ? uri : URI.create(uri + "/");
  }

  /**
   * Returns what lies below a folder.
   *
   * @param name decoded, with slashes between its parts
   */
  static URI below(URI folder, String name) {
    try {
      String encoded = new URI(null, null, "/" + name, null).getRawPath();
      return URI.create(folder(folder) + encoded.substring(1));
    } catch (URISyntaxException e) {
      throw new LakeException(
          Problem.INVALID, "cannot name an object below " + folder + ": " + e.getReason(), e);
    }
  }

  /** Writes a whole JSON object. */
  static void write(Transport transport, URI object, byte[] json) {
    try (ObjectWriter out = transport.write(object, "application/json")) {
      out.write(json);
      out.commit();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + object, e);
    }
  }

  /** Returns an object's decoded name below a prefix; its last part if it is the prefix itself. */
  static String name(URI prefix, URI object) {
    String base = prefix.getPath();
    String path = object.getPath();
    int cut = base.lastIndexOf('/') + 1;
    boolean below = path.length() > base.length() && base.endsWith("/") && path.startsWith(base);
    return path.substring(below ? base.length() : Math.min(cut, path.length()));
  }
}

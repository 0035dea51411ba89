package health.tarn.shell;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import java.net.URI;
import java.net.URISyntaxException;

/** Reads the locations that a person types. */
final class Locations {

  private Locations() {}

  /**
   * Reads a location.
   *
   * @throws LakeException {@link Problem#INVALID} if it is none, or has no scheme
   */
  static URI parse(String text) {
    try {
      URI location = new URI(text);
      if (location.getScheme() != null) {
        return location;
      }
    } catch (URISyntaxException e) {
      throw new LakeException(Problem.INVALID, expected(text), e);
    }
    throw new LakeException(Problem.INVALID, expected(text));
  }

  private static String expected(String text) {
    return "expected a location such as s3://bucket/folder/ or file:///folder/, found '"
        + text
        + "'";
  }
}

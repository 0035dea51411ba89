package health.tarn.rest;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.SearchCall.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * The form of the answer that a request asks for.
 *
 * @param head without its body
 * @param pretty indented
 * @param gzip whether it may be packed
 * @param mediaType {@link MediaTypes#FHIR_JSON} or {@link MediaTypes#JSON}
 * @param parameters {@code _format} and {@code _pretty} as given, for links to repeat
 */
record Form(
    boolean head, boolean pretty, boolean gzip, String mediaType, List<Parameter> parameters) {

  /** What can be said without looking at the parameters; for refusals. */
  static Form plain(HttpServletRequest request, Method method) {
    return new Form(
        method == Method.HEAD,
        false,
        MediaTypes.acceptsGzip(Headers.list(request, "Accept-Encoding")),
        MediaTypes.FHIR_JSON,
        List.of());
  }

  /** Returns the form without what concerns JSON. */
  Form plain() {
    return new Form(head, false, gzip, mediaType, parameters);
  }

  /**
   * Reads the whole form.
   *
   * @throws RefusedException with 406 if no JSON is welcome
   * @throws LakeException with {@link Problem#INVALID} for a bad {@code _pretty}
   */
  Form with(HttpServletRequest request, List<Parameter> all) {
    String format = null;
    boolean indented = false;
    List<Parameter> own = all.isEmpty() ? List.of() : new ArrayList<>(2);
    for (Parameter parameter : all) {
      if (parameter.name().equals("_format")) {
        format = parameter.value();
        own.add(parameter);
      } else if (parameter.name().equals("_pretty")) {
        indented = isTrue(parameter.value());
        own.add(parameter);
      }
    }
    String type = MediaTypes.negotiate(format, Headers.list(request, "Accept"));
    return new Form(head, indented, gzip, type, own);
  }

  private static boolean isTrue(String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new LakeException(Problem.INVALID, "_pretty must be true or false");
    };
  }

  /** Tells whether a parameter concerns the form and nothing else. */
  static boolean isOfForm(Parameter parameter) {
    return parameter.name().equals("_format") || parameter.name().equals("_pretty");
  }
}

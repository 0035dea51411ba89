package health.tarn.fhir.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.tarn.api.ResourceKey;
import org.jspecify.annotations.Nullable;

/** The IRIs of the graph, made so that a query can write them. */
public final class Iris {

  /** Before the type of a resource or an element, as in FHIR's own RDF. */
  public static final String FHIR = "http://hl7.org/fhir/";

  /** Before {@code Type/id} of a resource. */
  public static final String RESOURCE = "http://tarn.health/resource/";

  /** When what a resource tells of happened or began, as {@code xsd:dateTime}. */
  public static final String WHEN = "http://tarn.health/graph/when";

  public static final String TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
  public static final String LABEL = "http://www.w3.org/2000/01/rdf-schema#label";
  static final String XSD = "http://www.w3.org/2001/XMLSchema#";

  private static final String NOT_IN_IRIS = "<>\"{}|\\^`%";
  private static final String HEXADECIMAL = "0123456789ABCDEF";

  private Iris() {}

  /** Returns the IRI of a resource, such as {@code http://tarn.health/resource/Patient/123}. */
  public static String of(ResourceKey key) {
    return RESOURCE + key.type() + '/' + key.id();
  }

  /** Returns which resource an IRI means; null if none. */
  public static @Nullable ResourceKey key(String iri) {
    if (!iri.startsWith(RESOURCE)) {
      return null;
    }
    String[] parts = iri.substring(RESOURCE.length()).split("/", -1);
    return parts.length == 2 && ResourceKey.isId(parts[1])
        ? new ResourceKey(parts[0], parts[1])
        : null;
  }

  /**
   * Returns the IRI of a code: the system, a slash unless it ends with one of {@code / # : =}, and
   * the code. What may not stand in an IRI is written as percent and two digits.
   */
  public static String of(String system, String code) {
    boolean ended = !system.isEmpty() && "/#:=".indexOf(system.charAt(system.length() - 1)) >= 0;
    return escaped(system) + (ended ? "" : "/") + escaped(code);
  }

  /** Writes as percent and two digits what may not stand in an IRI. */
  static String escaped(String text) {
    if (text.chars().noneMatch(Iris::isEscaped)) {
      return text;
    }
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(codePoint -> append(escaped, codePoint));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int codePoint) {
    if (!isEscaped(codePoint)) {
      escaped.appendCodePoint(codePoint);
      return;
    }
    for (byte b : Character.toString(codePoint).getBytes(UTF_8)) {
      escaped.append('%').append(HEXADECIMAL.charAt((b >> 4) & 15));
      escaped.append(HEXADECIMAL.charAt(b & 15));
    }
  }

  private static boolean isEscaped(int c) {
    return c <= ' ' || (c >= 0x7F && c < 0xA0) || NOT_IN_IRIS.indexOf(c) >= 0;
  }
}

package health.tarn.spi.graph;

/**
 * What is said of a resource: a triple of RDF whose subject is the resource.
 *
 * @param predicate an IRI
 */
public record Statement(String predicate, Value value) {

  /** The object of a triple. */
  public sealed interface Value {}

  /** Another resource, a code, a class. */
  public record Iri(String iri) implements Value {}

  /**
   * A literal.
   *
   * @param text its lexical form
   * @param datatype an IRI, such as {@code http://www.w3.org/2001/XMLSchema#string}
   */
  public record Literal(String text, String datatype) implements Value {}
}

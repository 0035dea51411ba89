package health.tarn.graph.jena;

import health.tarn.spi.graph.GraphError;
import health.tarn.spi.graph.GraphException;
import java.util.List;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;

/** How a result is written. */
record Format(String mediaType, Lang lang) {

  private static final String ANY = "*/*";

  /** SPARQL 1.1 Query Results, the usual one first. */
  private static final List<Format> TABLES =
      List.of(
          new Format("application/sparql-results+json", ResultSetLang.RS_JSON),
          new Format("application/json", ResultSetLang.RS_JSON),
          new Format("application/sparql-results+xml", ResultSetLang.RS_XML),
          new Format("application/xml", ResultSetLang.RS_XML),
          new Format("text/csv", ResultSetLang.RS_CSV),
          new Format("text/tab-separated-values", ResultSetLang.RS_TSV));

  private static final List<Format> GRAPHS =
      List.of(
          new Format("text/turtle", Lang.TURTLE),
          new Format("application/n-triples", Lang.NTRIPLES),
          new Format("application/rdf+xml", Lang.RDFXML),
          new Format("application/ld+json", Lang.JSONLD));

  /** Returns the first one that is accepted. */
  static Format of(Query query, List<String> accepted) {
    List<Format> offered = query.isSelectType() || query.isAskType() ? TABLES : GRAPHS;
    if (accepted.isEmpty()) {
      return offered.get(0);
    }
    for (String type : accepted) {
      for (Format format : offered) {
        if (type.equals(ANY) || type.equals(format.mediaType())) {
          return format;
        }
      }
    }
    throw new GraphException(
        GraphError.NOT_ACCEPTABLE,
        "this query is answered as "
            + String.join(", ", offered.stream().map(Format::mediaType).toList()));
  }
}

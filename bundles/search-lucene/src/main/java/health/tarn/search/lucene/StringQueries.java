package health.tarn.search.lucene;

import health.tarn.api.query.Query;
import health.tarn.spi.search.Folding;
import health.tarn.spi.search.SearchError;
import health.tarn.spi.search.SearchException;
import health.tarn.spi.search.WordBreak;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** The leaves that terms decide; {@link Form} says what the terms are. */
final class StringQueries {

  private StringQueries() {}

  static org.apache.lucene.search.Query compile(Query query) {
    if (query instanceof Query.Token token) {
      return token(token);
    }
    if (query instanceof Query.Text text) {
      return text(text);
    }
    if (query instanceof Query.Reference reference) {
      return QueryCompiler.terms(Fields.TERM, targets(reference));
    }
    if (query instanceof Query.Uri uri) {
      return uri(uri);
    }
    if (query instanceof Query.Compartment compartment) {
      return term(begin(Form.COMPARTMENT, compartment.type()).part(compartment.id()));
    }
    if (query instanceof Query.Words words) {
      return words(words);
    }
    throw new SearchException(
        SearchError.NOT_SUPPORTED, "no leaf: " + query.getClass().getSimpleName());
  }

  /** A join makes a million of them: they share a buffer and its beginning. */
  private static List<BytesRef> targets(Query.Reference reference) {
    TermBuffer terms = begin(Form.REFERENCE, reference.parameter()).open();
    int begun = terms.position();
    List<BytesRef> targets = new ArrayList<>(reference.targets().size());
    for (String target : reference.targets()) {
      targets.add(terms.back(begun).append(target).copy());
    }
    return targets;
  }

  /** The alternatives of which one holds for a resource that has the parameter. */
  static List<org.apache.lucene.search.Query> present(String parameter) {
    return List.of(term(begin(Form.PRESENT, parameter)), under(begin(Form.SYSTEM, parameter)));
  }

  /** A token of a component, in any element of the composite. */
  static org.apache.lucene.search.Query component(String parameter, Query.Token token) {
    TermBuffer terms = begin(Form.COMPONENT, parameter).part(token.parameter());
    return token.code() == null ? under(terms) : coded(terms, token);
  }

  private static org.apache.lucene.search.Query token(Query.Token token) {
    if (token.code() != null) {
      return coded(begin(Form.TOKEN, token.parameter()), token);
    }
    TermBuffer systems = begin(Form.SYSTEM, token.parameter());
    return token.system() == null ? under(systems) : term(systems.part(token.system()));
  }

  private static org.apache.lucene.search.Query coded(TermBuffer terms, Query.Token token) {
    String code = token.code();
    String system = token.system();
    if (code == null || hasZero(code) || (system != null && hasZero(system))) {
      return new MatchNoDocsQuery();
    }
    terms.part(code);
    return system == null ? under(terms) : term(terms.part(system));
  }

  private static org.apache.lucene.search.Query text(Query.Text query) {
    String folded = Folding.fold(query.value());
    if (hasZero(folded)) {
      return new MatchNoDocsQuery();
    }
    TermBuffer terms = begin(Form.TEXT, query.parameter());
    return switch (query.match()) {
      case EXACT -> term(terms.part(folded).part(query.value()));
      case STARTS -> TermsQuery.prefix(terms.part(folded).copy());
      case CONTAINS -> {
        BytesRef prefix = terms.open().copy();
        yield new TermsQuery(
            prefix, new TermsQuery.SecondPartContains(prefix.length, new BytesRef(folded)));
      }
    };
  }

  private static org.apache.lucene.search.Query uri(Query.Uri query) {
    TermBuffer terms = begin(Form.URI, query.parameter());
    int shortest = terms.open().copy().length;
    terms.begin(Form.URI, query.parameter()).part(query.value());
    return switch (query.match()) {
      case EXACT -> term(terms);
      case BELOW -> TermsQuery.prefix(terms.copy());
      case ABOVE -> new AboveQuery(terms.copy(), shortest);
    };
  }

  private static org.apache.lucene.search.Query words(Query.Words query) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    int count = 0;
    for (String word : WordBreak.words(query.expression())) {
      all.add(term(begin(Form.WORD, query.parameter()).part(word)), Occur.FILTER);
      count++;
    }
    return count == 0 ? new MatchNoDocsQuery() : all.build();
  }

  private static TermBuffer begin(Form form, String parameter) {
    return new TermBuffer().begin(form, parameter);
  }

  private static org.apache.lucene.search.Query term(TermBuffer term) {
    return new TermQuery(new Term(Fields.TERM, term.copy()));
  }

  /** All terms with the parts so far and one or more after them. */
  private static org.apache.lucene.search.Query under(TermBuffer parts) {
    return TermsQuery.prefix(parts.open().copy());
  }

  private static boolean hasZero(String text) {
    return text.indexOf('\0') >= 0;
  }
}

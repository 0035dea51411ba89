package health.tarn.search.lucene;

import health.tarn.api.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Makes Lucene's queries of ours. One compiler serves one query. */
final class QueryCompiler {

  private static final String ID = "_id";
  private static final String LAST_UPDATED = "_lastUpdated";

  private final Supplier<Set<String>> allTypes;

  /**
   * @param allTypes the types of the resources in the index, asked for only by ids without a type
   */
  QueryCompiler(Supplier<Set<String>> allTypes) {
    this.allTypes = allTypes;
  }

  org.apache.lucene.search.Query compile(Query query) {
    if (query instanceof Query.All) {
      return new MatchAllDocsQuery();
    }
    if (query instanceof Query.None) {
      return new MatchNoDocsQuery();
    }
    if (query instanceof Query.And and) {
      return and(and.of());
    }
    if (query instanceof Query.Or or) {
      return or(or.of().stream().map(this::compile).toList());
    }
    if (query instanceof Query.Not not) {
      return not(compile(not.of()));
    }
    if (query instanceof Query.Type type) {
      TermBuffer terms = new TermBuffer();
      return terms(
          Fields.TERM,
          type.types().stream().map(name -> terms.begin(Form.TYPE, name).copy()).toList());
    }
    if (query instanceof Query.Id id) {
      return ids(id.ids(), allTypes.get());
    }
    return leaf(query);
  }

  private org.apache.lucene.search.Query and(List<Query> of) {
    if (of.isEmpty()) {
      return new MatchAllDocsQuery();
    }
    Set<String> types = null;
    for (Query query : of) {
      if (query instanceof Query.Type type) {
        types = type.types();
      }
    }
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    for (Query query : of) {
      if (query instanceof Query.Id id && types != null) {
        builder.add(ids(id.ids(), types), Occur.FILTER);
      } else if (query instanceof Query.Not not) {
        builder.add(compile(not.of()), Occur.MUST_NOT);
        builder.add(new MatchAllDocsQuery(), Occur.FILTER);
      } else {
        builder.add(compile(query), Occur.FILTER);
      }
    }
    return builder.build();
  }

  /** Many terms are one set, since a disjunction has a limit and costs more. */
  static org.apache.lucene.search.Query or(List<org.apache.lucene.search.Query> alternatives) {
    List<BytesRef> terms = new ArrayList<>();
    List<org.apache.lucene.search.Query> others = new ArrayList<>();
    for (org.apache.lucene.search.Query query : alternatives) {
      if (query instanceof TermQuery term && term.getTerm().field().equals(Fields.TERM)) {
        terms.add(term.getTerm().bytes());
      } else {
        others.add(query);
      }
    }
    if (!terms.isEmpty()) {
      others.add(terms(Fields.TERM, terms));
    }
    if (others.size() == 1) {
      return others.get(0);
    }
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    others.forEach(query -> builder.add(query, Occur.SHOULD));
    return builder.build();
  }

  private static org.apache.lucene.search.Query not(org.apache.lucene.search.Query of) {
    return new BooleanQuery.Builder()
        .add(new MatchAllDocsQuery(), Occur.FILTER)
        .add(of, Occur.MUST_NOT)
        .build();
  }

  private static org.apache.lucene.search.Query ids(Set<String> ids, Set<String> types) {
    List<BytesRef> keys = new ArrayList<>(ids.size() * types.size());
    for (String type : types) {
      for (String id : ids) {
        keys.add(new BytesRef(type + "/" + id));
      }
    }
    return terms(Fields.KEY, keys);
  }

  static org.apache.lucene.search.Query terms(String field, List<BytesRef> terms) {
    if (terms.isEmpty()) {
      return new MatchNoDocsQuery();
    }
    return terms.size() == 1
        ? new TermQuery(new Term(field, terms.get(0)))
        : new TermInSetQuery(field, terms);
  }

  private static org.apache.lucene.search.Query leaf(Query query) {
    if (query instanceof Query.Present present) {
      String parameter = present.parameter();
      boolean always = parameter.equals(ID) || parameter.equals(LAST_UPDATED);
      return always ? new MatchAllDocsQuery() : or(StringQueries.present(parameter));
    }
    if (query instanceof Query.Date date) {
      return date.parameter().equals(LAST_UPDATED)
          ? Ranges.sorted(Fields.AT, date.prefix(), date.low(), date.high())
          : ValueQueries.date(date);
    }
    if (query instanceof Query.Numeric number) {
      return ValueQueries.number(number);
    }
    if (query instanceof Query.Quantity quantity) {
      return ValueQueries.quantity(quantity);
    }
    if (query instanceof Query.Composite composite) {
      return ValueQueries.composite(composite);
    }
    return StringQueries.compile(query);
  }
}

package health.tarn.testkit;

import health.tarn.api.ResourceKey;
import health.tarn.api.query.Prefix;
import health.tarn.api.query.Query;
import health.tarn.spi.search.IndexEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes resources and queries of few values, so that many queries find something. */
final class RandomSearch {

  private static final String[] TYPES = {"Patient", "Observation", "Pat"};
  private static final String[] SYSTEMS = {"", "http://a", "http://a/b"};
  private static final String[] CODES = {"", "a", "b", "ab", "A", "ä"};
  private static final String[] TEXTS = {
    "", "Anna", "anna", "Ännä  Maria", "maria", "an", "O'Neil", "\uD83D\uDE00 x", "ﬁn", "z*?"
  };
  private static final String[] URIS = {"", "http://a", "http://a/b", "http://b", "urn:uuid:1"};
  private static final String[] WORDS = {"chest", "pain", "Schmerz", "5mg", "é"};

  private final Random random;

  RandomSearch(Random random) {
    this.random = random;
  }

  ResourceKey key() {
    return new ResourceKey(pick(TYPES), "i" + random.nextInt(40));
  }

  List<IndexEntry> entries() {
    List<IndexEntry> entries = new ArrayList<>();
    int count = random.nextInt(14);
    for (int i = 0; i < count; i++) {
      entries.add(random.nextInt(5) == 0 ? composite() : entry(""));
    }
    return entries;
  }

  private IndexEntry composite() {
    List<IndexEntry> parts = new ArrayList<>();
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      parts.add(entry("" + (1 + random.nextInt(2))));
    }
    return new IndexEntry.Composite("composite" + random.nextInt(2), parts);
  }

  private String parameter(String part, String kind) {
    return part.isEmpty() ? kind + random.nextInt(2) : part;
  }

  private IndexEntry entry(String part) {
    int kind = random.nextInt(part.isEmpty() ? 9 : 7);
    return switch (kind) {
      case 0 -> new IndexEntry.Token(parameter(part, "token"), pick(SYSTEMS), pick(CODES));
      case 1 -> new IndexEntry.Text(parameter(part, "text"), pick(TEXTS));
      case 2 -> new IndexEntry.Reference(parameter(part, "reference"), target());
      case 3 -> {
        long[] ends = dates();
        yield new IndexEntry.Date(parameter(part, "date"), ends[0], ends[1]);
      }
      case 4 -> {
        double[] ends = numbers();
        yield new IndexEntry.Numeric(parameter(part, "number"), ends[0], ends[1]);
      }
      case 5 -> quantity(parameter(part, "quantity"));
      case 6 -> new IndexEntry.Uri(parameter(part, "uri"), pick(URIS));
      case 7 -> new IndexEntry.Compartment(pick(TYPES), "i" + random.nextInt(4));
      default -> new IndexEntry.Words("_text", pick(WORDS) + ", " + pick(WORDS));
    };
  }

  private IndexEntry quantity(String parameter) {
    double[] ends = numbers();
    double[] canonical = numbers();
    return new IndexEntry.Quantity(
        parameter,
        ends[0],
        ends[1],
        pick(SYSTEMS),
        pick(CODES),
        pick(CODES),
        random.nextBoolean()
            ? null
            : new IndexEntry.Canonical(canonical[0], canonical[1], pick(CODES)));
  }

  Query query(int depth) {
    if (depth > 0 && random.nextInt(3) > 0) {
      return switch (random.nextInt(5)) {
        case 0, 1 -> new Query.And(queries(depth - 1));
        case 2, 3 -> new Query.Or(queries(depth - 1));
        default -> new Query.Not(query(depth - 1));
      };
    }
    return leaf("");
  }

  private List<Query> queries(int depth) {
    List<Query> queries = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      queries.add(query(depth));
    }
    return queries;
  }

  private Query leaf(String part) {
    int kind = random.nextInt(part.isEmpty() ? 16 : 8);
    return switch (kind) {
      case 0 -> new Query.Token(parameter(part, "token"), orAny(SYSTEMS), orAny(CODES));
      case 1 ->
          new Query.Text(parameter(part, "text"), pick(Query.TextMatch.values()), pick(TEXTS));
      case 2 -> new Query.Reference(parameter(part, "reference"), Set.copyOf(List.of(target())));
      case 3 -> {
        long[] ends = dates();
        String name =
            part.isEmpty() && random.nextInt(3) == 0 ? "_lastUpdated" : parameter(part, "date");
        yield new Query.Date(name, pick(Prefix.values()), ends[0], ends[1]);
      }
      case 4 -> {
        double[] ends = numbers();
        yield new Query.Numeric(parameter(part, "number"), pick(Prefix.values()), ends[0], ends[1]);
      }
      case 5 -> quantityQuery(parameter(part, "quantity"));
      case 6 -> new Query.Uri(parameter(part, "uri"), pick(Query.UriMatch.values()), pick(URIS));
      case 7 -> new Query.Present(parameter(part, pick(new String[] {"token", "date", "uri"})));
      case 8 -> new Query.Compartment(pick(TYPES), "i" + random.nextInt(4));
      case 9 -> new Query.Words("_text", pick(WORDS));
      case 10 -> new Query.Type(Set.of(pick(TYPES)));
      case 11 -> new Query.Id(Set.of("i1", "i2" + random.nextInt(10)));
      case 12 ->
          new Query.Present(
              pick(new String[] {"compartment", "_text", "text0", "quantity1", "composite0"}));
      default -> compositeQuery();
    };
  }

  private Query compositeQuery() {
    List<Query> parts = new ArrayList<>();
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      Query part = leaf("" + (1 + random.nextInt(2)));
      parts.add(
          switch (random.nextInt(6)) {
            case 0 -> new Query.Not(part);
            case 1 -> new Query.Or(List.of(part, leaf("" + (1 + random.nextInt(2)))));
            default -> part;
          });
    }
    return new Query.Composite("composite" + random.nextInt(2), parts);
  }

  private Query quantityQuery(String parameter) {
    double[] ends = numbers();
    String system = random.nextInt(3) == 0 ? Query.Quantity.UCUM_CANONICAL : orAny(SYSTEMS);
    return new Query.Quantity(
        parameter, pick(Prefix.values()), ends[0], ends[1], system, orAny(CODES));
  }

  private String target() {
    return pick(new String[] {"Patient/1", "Patient/2", "Observation/1", "urn:uuid:1"});
  }

  private long[] dates() {
    long base = SearchCases.EPOCH.toEpochMilli();
    long low = random.nextInt(9) == 0 ? Long.MIN_VALUE : base + random.nextInt(10);
    long high = base + 10;
    if (random.nextInt(9) == 0) {
      high = Long.MAX_VALUE;
    } else if (low != Long.MIN_VALUE) {
      high = low + random.nextInt(4);
    }
    return new long[] {low, high};
  }

  private double[] numbers() {
    double low = random.nextInt(9) == 0 ? Double.NEGATIVE_INFINITY : random.nextInt(10) / 2.0 - 1;
    double high = 5;
    if (random.nextInt(9) == 0) {
      high = Double.POSITIVE_INFINITY;
    } else if (low != Double.NEGATIVE_INFINITY) {
      high = low + random.nextInt(3) / 2.0;
    }
    return new double[] {low, high};
  }

  private @Nullable String orAny(String[] values) {
    return random.nextInt(3) == 0 ? null : pick(values);
  }

  private <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }
}

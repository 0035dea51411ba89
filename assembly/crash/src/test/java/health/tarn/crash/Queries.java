package health.tarn.crash;

import health.tarn.api.ResourceKey;
import health.tarn.api.query.Prefix;
import health.tarn.api.query.Query;
import health.tarn.spi.storage.StoredVersion;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Searches that together have every value of every resource in their answers. */
final class Queries {

  /** A query, and what it is called when it fails. */
  record Named(String name, Query query) {}

  private static final Query PATIENTS = new Query.Type(Set.of("Patient"));
  private static final Query OBSERVATIONS = new Query.Type(Set.of("Observation"));

  private final List<StoredVersion> current;
  private final List<String> stamps;
  private final List<Named> all = new ArrayList<>();

  /**
   * @param stamps of versions that are looked for one by one, whether they are the newest or not
   */
  Queries(List<StoredVersion> current, List<String> stamps) {
    this.current = current;
    this.stamps = stamps;
  }

  List<Named> all() {
    add(new Query.All());
    for (int i = 0; i < 4; i++) {
      // As often as there are orders.
      add(PATIENTS);
      add(OBSERVATIONS);
    }
    tokens();
    strings();
    dates();
    references();
    for (String stamp : stamps) {
      add(new Query.Token("identifier", Content.STAMP, stamp));
    }
    return all;
  }

  private void add(Query query) {
    all.add(new Named(query.toString(), query));
  }

  private void add(Query type, Query leaf) {
    add(new Query.And(List.of(type, leaf)));
  }

  private void tokens() {
    for (int group = 0; group < Content.GROUPS; group++) {
      add(PATIENTS, new Query.Token("identifier", Content.GROUP, "g" + group));
      add(OBSERVATIONS, new Query.Token("identifier", null, "g" + group));
    }
    for (int code = 0; code < Content.CODINGS; code++) {
      add(OBSERVATIONS, new Query.Token("code", Content.CODES, "c" + code));
    }
    for (int once = 0; once < Writer.ONCE; once++) {
      add(new Query.Token("identifier", Content.ONCE, String.valueOf(once)));
    }
    add(new Query.Token("gender", null, "female"));
    add(PATIENTS, new Query.Not(new Query.Token("gender", null, "female")));
  }

  private void strings() {
    for (int family = 0; family < Content.FAMILIES; family++) {
      add(PATIENTS, new Query.Text("family", Query.TextMatch.EXACT, "Family" + family));
      add(PATIENTS, new Query.Text("given", Query.TextMatch.STARTS, "given" + family));
    }
    add(PATIENTS, new Query.Text("name", Query.TextMatch.CONTAINS, "y1"));
  }

  private void dates() {
    for (int year = 0; year < 20; year += 4) {
      add(PATIENTS, date("birthdate", Prefix.GE, 1930 + year));
      add(PATIENTS, date("birthdate", Prefix.EQ, 1930 + year));
      add(OBSERVATIONS, date("date", Prefix.LT, 2000 + year));
      add(OBSERVATIONS, date("date", Prefix.EQ, 2000 + year));
    }
    for (int i = 0; i < current.size(); i += 1 + current.size() / 5) {
      long instant = current.get(i).at().toEpochMilli();
      add(new Query.Date("_lastUpdated", Prefix.EQ, instant, instant));
      add(PATIENTS, new Query.Date("_lastUpdated", Prefix.GT, instant, instant));
    }
  }

  private static Query date(String parameter, Prefix prefix, int year) {
    return new Query.Date(parameter, prefix, first(year), first(year + 1) - 1);
  }

  private static long first(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  private void references() {
    for (int writer = 0; writer < Writer.WRITERS; writer++) {
      for (int number = 0; number < Writer.KEYS; number += 2) {
        ResourceKey patient = Writer.key(writer, number);
        add(OBSERVATIONS, new Query.Reference("subject", Set.of(patient.toString())));
        add(new Query.Compartment("Patient", patient.id()));
      }
    }
    add(OBSERVATIONS, new Query.Present("subject"));
  }
}

package health.tarn.benchmarks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/** The searches that are measured, with random values out of the data. */
enum SearchKind {
  PATIENT_AND_CODE("Observation?patient=&code=") {
    @Override
    Query any(Sample sample, RandomGenerator random) {
      Sample.Pair pair = Sample.any(sample.pairs(), random);
      return new Query(address(pair), pair.observations());
    }
  },
  NAME("Patient?name=") {
    @Override
    Query any(Sample sample, RandomGenerator random) {
      return new Query("Patient?name=" + encode(Sample.any(sample.families(), random)), 1);
    }
  },
  CODE_COUNT("Observation?code=&_summary=count") {
    @Override
    Query any(Sample sample, RandomGenerator random) {
      Sample.Code code = Sample.any(sample.codes(), random);
      return new Query(
          "Observation?code=" + encode(code.code()) + "&_summary=count", code.observations());
    }
  },
  CHAIN("Observation?patient.name=") {
    @Override
    Query any(Sample sample, RandomGenerator random) {
      return new Query(
          "Observation?patient.name=" + encode(Sample.any(sample.families(), random)), 0);
    }
  },
  INCLUDE("Observation?patient=&code=&_include=Observation:patient") {
    @Override
    Query any(Sample sample, RandomGenerator random) {
      Sample.Pair pair = Sample.any(sample.pairs(), random);
      return new Query(address(pair) + "&_include=Observation:patient", pair.observations());
    }
  };

  private final String title;

  SearchKind(String title) {
    this.title = title;
  }

  /** Returns a search of this kind. */
  abstract Query any(Sample sample, RandomGenerator random);

  String title() {
    return title;
  }

  private static String address(Sample.Pair pair) {
    return "Observation?patient=" + pair.patient() + "&code=" + encode(pair.code());
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /**
   * A search.
   *
   * @param address what follows the base
   * @param least how many matches there must be at least
   */
  record Query(String address, long least) {}
}

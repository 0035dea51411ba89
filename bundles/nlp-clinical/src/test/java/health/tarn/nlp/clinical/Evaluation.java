package health.tarn.nlp.clinical;

import health.tarn.nlp.clinical.Corpus.Mark;
import health.tarn.spi.nlp.Attribute;
import health.tarn.spi.nlp.Entity;
import health.tarn.spi.nlp.EntityType;
import health.tarn.spi.nlp.NlpEngine;
import health.tarn.terminology.TermDictionary;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the engine, with the built-in terms, on the corpora beside the project. */
public final class Evaluation {

  private static final Logger log = LoggerFactory.getLogger(Evaluation.class);

  private static final int WARM_UP_ROUNDS = 5;
  private static final int ROUNDS = 10;

  private static final Set<EntityType> CONDITIONS = EnumSet.of(EntityType.DX_NAME);
  private static final Set<EntityType> DRUGS =
      EnumSet.of(EntityType.GENERIC_NAME, EntityType.BRAND_NAME);
  private static final Set<EntityType> TESTS =
      EnumSet.of(EntityType.TEST_NAME, EntityType.PROCEDURE_NAME);
  private static final Set<Attribute.Type> DOSES =
      EnumSet.of(Attribute.Type.STRENGTH, Attribute.Type.DOSAGE, Attribute.Type.RATE);
  private static final Set<Attribute.Type> ROUTES = EnumSet.of(Attribute.Type.ROUTE_OR_MODE);
  private static final Set<Attribute.Type> VALUES = EnumSet.of(Attribute.Type.TEST_VALUE);
  private static final Set<EntityType> SITES = EnumSet.of(EntityType.SYSTEM_ORGAN_SITE);
  private static final Set<EntityType> TIMES =
      EnumSet.of(EntityType.DATE, EntityType.TIME_EXPRESSION);

  private final NlpEngine engine = new ClinicalEngine(new TermDictionary(List.of()));
  private final Path folder;

  private Evaluation(Path folder) {
    this.folder = folder;
  }

  /** Logs a table of scores, then the speed. */
  public static void main(String... arguments) throws IOException {
    Path folder =
        Corpus.folder().orElseThrow(() -> new IOException("found no shared/data/corpora"));
    Evaluation evaluation = new Evaluation(folder);
    evaluation.scores();
    evaluation.speed();
  }

  private void scores() throws IOException {
    Set<String> disease = Set.of("Disease");
    score("ncbi.train", "diseases", disease, entities(CONDITIONS));
    score("ncbi.devel", "diseases", disease, entities(CONDITIONS));
    score("bc5.train", "diseases", disease, entities(CONDITIONS));
    score("bc5.devel", "diseases", disease, entities(CONDITIONS));
    score("bc5.train", "chemicals", Set.of("Chemical"), entities(DRUGS));
    score("bc5.devel", "chemicals", Set.of("Chemical"), entities(DRUGS));
    score("mac.tr", "problems", Set.of("Disease_disorder", "Sign_symptom"), entities(CONDITIONS));
    score("mac.tr", "medications", Set.of("Medication"), entities(DRUGS));
    score("mac.tr", "tests", Set.of("Diagnostic_procedure"), entities(TESTS));
    score("mac.tr", "dosages", Set.of("Dosage"), attributes(DOSES));
    score("mac.tr", "routes", Set.of("Administration"), attributes(ROUTES));
    score("mac.tr", "values", Set.of("Lab_value"), attributes(VALUES));
    score("mac.tr", "sites", Set.of("Biological_structure"), entities(SITES));
    score("mac.tr", "ages", Set.of("Age"), entities(EnumSet.of(EntityType.AGE)));
    score("mac.tr", "sex", Set.of("Sex"), entities(EnumSet.of(EntityType.GENDER)));
    score("mac.tr", "dates", Set.of("Date"), entities(TIMES));
  }

  private static Function<Entity, List<Mark>> entities(Set<EntityType> types) {
    return entity ->
        types.contains(entity.type())
            ? List.of(new Mark(entity.span().begin(), entity.span().end(), ""))
            : List.of();
  }

  private static Function<Entity, List<Mark>> attributes(Set<Attribute.Type> types) {
    return entity ->
        entity.attributes().stream()
            .filter(attribute -> types.contains(attribute.type()))
            .map(attribute -> new Mark(attribute.span().begin(), attribute.span().end(), ""))
            .toList();
  }

  private void score(
      String name, String what, Set<String> types, Function<Entity, List<Mark>> found)
      throws IOException {
    Corpus corpus = Corpus.read(folder, name);
    Count exact = new Count();
    Count overlap = new Count();
    corpus
        .texts()
        .forEach(
            (id, text) -> {
              List<Mark> marks =
                  corpus.marks().getOrDefault(id, List.of()).stream()
                      .filter(mark -> types.contains(mark.type()))
                      .toList();
              List<Mark> ours =
                  engine.analyze(text).entities().stream()
                      .flatMap(entity -> found.apply(entity).stream())
                      .toList();
              exact.add(marks, ours, Evaluation::isSame);
              overlap.add(marks, ours, Evaluation::overlaps);
            });
    log.info("| {} | {} | {} | {} |", name, what, exact, overlap);
  }

  private static boolean isSame(Mark one, Mark other) {
    return one.begin() == other.begin() && one.end() == other.end();
  }

  private static boolean overlaps(Mark one, Mark other) {
    return one.begin() < other.end() && other.begin() < one.end();
  }

  @FunctionalInterface
  private interface Match {
    boolean test(Mark one, Mark other);
  }

  /** Precision, recall and F of what was found. */
  private static final class Count {

    private int marked;
    private int recalled;
    private int found;
    private int right;

    void add(List<Mark> marks, List<Mark> ours, Match match) {
      marked += marks.size();
      found += ours.size();
      for (Mark mark : marks) {
        recalled += ours.stream().anyMatch(our -> match.test(mark, our)) ? 1 : 0;
      }
      for (Mark our : ours) {
        right += marks.stream().anyMatch(mark -> match.test(mark, our)) ? 1 : 0;
      }
    }

    @Override
    public String toString() {
      double precision = (double) right / Math.max(found, 1);
      double recall = (double) recalled / Math.max(marked, 1);
      double f = 2 * precision * recall / Math.max(precision + recall, 1e-9);
      return String.format(Locale.ROOT, "%.3f / %.3f / %.3f", precision, recall, f);
    }
  }

  /** CPU time of this thread alone, over the case reports of MACCROBAT, after a warm-up. */
  private void speed() throws IOException {
    List<String> notes = new ArrayList<>(Corpus.read(folder, "mac.tr").texts().values());
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      notes.forEach(engine::analyze);
    }
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begin = threads.getCurrentThreadCpuTime();
    for (int round = 0; round < ROUNDS; round++) {
      notes.forEach(engine::analyze);
    }
    double seconds = (threads.getCurrentThreadCpuTime() - begin) / 1e9;
    long characters = notes.stream().mapToLong(String::length).sum();
    log.info(
        "{} notes of {} characters: {} notes/s, {} KB/s",
        notes.size(),
        characters / notes.size(),
        Math.round(ROUNDS * notes.size() / seconds),
        Math.round(ROUNDS * characters / seconds / 1000));
  }
}

package health.tarn.nlp.ctakes;

import health.tarn.spi.nlp.Entity;
import health.tarn.spi.nlp.EntityType.Category;
import health.tarn.spi.nlp.Span;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;

/**
 * Prints what cTAKES costs, as CPU time of one thread and as heap, and how many of the names that
 * it finds are right. Its argument is the folder that holds {@code terms} and {@code corpora}.
 */
@NullUnmarked // Run by hand; a null fails it by itself.
final class MeasureCtakes {

  private static final int ROUNDS = 5;
  private static final int MOST_PIPELINES = 3;
  private static final double SECOND = 1e9;
  private static final double MEGABYTE = 1 << 20;

  private final Path corpora;
  private final TermLists terms;

  private MeasureCtakes(Path data) {
    this.corpora = data.resolve("corpora");
    this.terms = new TermLists(data.resolve("terms"));
  }

  public static void main(String[] arguments) throws Exception {
    MeasureCtakes measure = new MeasureCtakes(Path.of(arguments[0]));
    measure.memory();
    CtakesNlpEngine engine = new CtakesNlpEngine(measure.terms, 1, Duration.ofHours(1));
    measure.speed(engine);
    measure.precision(engine, "bc5.devel", Category.MEDICAL_CONDITION);
    measure.precision(engine, "bc5.devel", Category.MEDICATION);
    measure.precision(engine, "ncbi.devel", Category.MEDICAL_CONDITION);
  }

  private void memory() throws Exception {
    double empty = heap();
    VocabularySource source = new VocabularySource(terms);
    long begin = cpu();
    Vocabulary vocabulary = source.current();
    say("vocabulary: %.1f s, %.0f MB", (cpu() - begin) / SECOND, heap() - empty);
    List<Pipeline> pipelines = new ArrayList<>();
    while (pipelines.size() < MOST_PIPELINES) {
      begin = cpu();
      pipelines.add(new CtakesPipeline(source));
      say(
          "and %d pipelines: %.1f s, %.0f MB",
          pipelines.size(), (cpu() - begin) / SECOND, heap() - empty);
    }
    say("of %s, %d pipelines", vocabulary.version(), pipelines.size());
  }

  private void speed(CtakesNlpEngine engine) {
    List<String> notes = List.copyOf(texts("mac.tr").values());
    double length = notes.stream().mapToInt(String::length).average().orElseThrow();
    for (int round = 0; round < ROUNDS; round++) {
      long begin = cpu();
      long entities = notes.stream().mapToLong(n -> engine.analyze(n).entities().size()).sum();
      double seconds = (cpu() - begin) / SECOND;
      say(
          "%d notes of %.0f characters: %.1f notes/s per core, %d entities",
          notes.size(), length, notes.size() / seconds, entities);
    }
  }

  private void precision(CtakesNlpEngine engine, String corpus, Category category) {
    Map<String, List<Span>> gold = gold(corpus, category);
    int found = 0;
    int exact = 0;
    int overlapping = 0;
    for (Map.Entry<String, String> text : texts(corpus).entrySet()) {
      List<Span> right = gold.getOrDefault(text.getKey(), List.of());
      for (Entity entity : engine.analyze(text.getValue()).entities()) {
        if (entity.type().category() == category) {
          found++;
          exact += right.contains(entity.span()) ? 1 : 0;
          overlapping += right.stream().anyMatch(entity.span()::overlaps) ? 1 : 0;
        }
      }
    }
    say(
        "%s of %s: %d found, right %.3f, overlapping %.3f",
        category, corpus, found, (double) exact / found, (double) overlapping / found);
  }

  /** A line of gold: document, begin, end, type, text. */
  private Map<String, List<Span>> gold(String corpus, Category category) {
    return TermLists.lines(corpora.resolve(corpus + ".gold.gz")).stream()
        .map(line -> line.split("\t", -1))
        .filter(fields -> fields[3].equals("Chemical") == (category == Category.MEDICATION))
        .collect(
            Collectors.groupingBy(
                fields -> fields[0],
                Collectors.mapping(
                    f -> new Span(Integer.parseInt(f[1]), Integer.parseInt(f[2])),
                    Collectors.toList())));
  }

  private Map<String, String> texts(String corpus) {
    Map<String, String> texts = new TreeMap<>();
    for (String line : TermLists.lines(corpora.resolve(corpus + ".docs.gz"))) {
      int tab = line.indexOf('\t');
      texts.put(line.substring(0, tab), line.substring(tab + 1));
    }
    return texts;
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double heap() {
    System.gc();
    return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / MEGABYTE;
  }

  @SuppressWarnings("SystemOut")
  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}

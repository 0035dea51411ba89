package health.tarn.nlp.ctakes;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.tarn.spi.nlp.Entity;
import health.tarn.spi.terminology.Dictionary;
import health.tarn.spi.terminology.Term;
import health.tarn.spi.terminology.Term.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.NullUnmarked;

/**
 * Measures speed per core, memory, and how many of the names found are right. Its argument is the
 * folder that holds {@code terms} and {@code corpora}.
 */
@NullUnmarked // Run by hand; a null fails it by itself.
final class MeasureCtakes {

  private static final int ROUNDS = 3;
  private static final double SECOND = 1e9;
  private static final double MEGABYTE = 1 << 20;

  private MeasureCtakes() {}

  public static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments[0]);
    Dictionary terms = new Lists(data.resolve("terms"));
    double empty = heap();
    CtakesNlpEngine engine = new CtakesNlpEngine(terms, 1, Duration.ofHours(1));
    long begin = cpu();
    engine.analyze("She has pneumonia.");
    say("first note, dictionary included: %.1f s of CPU", (cpu() - begin) / SECOND);
    say("heap with one pipeline: %.0f MB", heap() - empty);
    speed(engine, List.copyOf(texts(data.resolve("corpora/mac.tr.docs.gz")).values()));
    say("heap with one pipeline, after use: %.0f MB", heap() - empty);
    for (String corpus : List.of("bc5.devel", "ncbi.devel")) {
      precision(engine, data.resolve("corpora"), corpus);
    }
    memory(terms);
  }

  private static void speed(CtakesNlpEngine engine, List<String> notes) {
    notes.forEach(engine::analyze);
    double length = notes.stream().mapToInt(String::length).average().orElseThrow();
    for (int round = 0; round < ROUNDS; round++) {
      long begin = cpu();
      long entities = notes.stream().mapToLong(n -> engine.analyze(n).entities().size()).sum();
      double seconds = (cpu() - begin) / SECOND;
      say(
          "%d notes of %.0f characters: %.1f notes/s, %.0f kB/s per core, %d entities",
          notes.size(),
          length,
          notes.size() / seconds,
          notes.size() * length / seconds / 1000,
          entities);
    }
  }

  /** What a second pipeline costs, and what the vocabulary alone. */
  private static void memory(Dictionary terms) {
    double empty = heap();
    VocabularySource source = new VocabularySource(terms);
    Vocabulary vocabulary = source.current();
    say("heap of the vocabulary: %.0f MB", heap() - empty);
    List<Pipeline> pipelines = new ArrayList<>();
    for (int count = 1; count <= 3; count++) {
      try {
        pipelines.add(new CtakesPipeline(source));
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      say("heap with %d pipelines and it: %.0f MB", count, heap() - empty);
    }
    say("terms: %s, pipelines: %d", vocabulary.version(), pipelines.size());
  }

  private static void precision(CtakesNlpEngine engine, Path corpora, String corpus)
      throws IOException {
    Map<String, List<Entity>> found = new TreeMap<>();
    for (Map.Entry<String, String> text : texts(corpora.resolve(corpus + ".docs.gz")).entrySet()) {
      found.put(text.getKey(), engine.analyze(text.getValue()).entities());
    }
    Map<String, List<String[]>> gold =
        lines(corpora.resolve(corpus + ".gold.gz")).stream()
            .map(line -> line.split("\t", -1))
            .collect(Collectors.groupingBy(fields -> fields[0]));
    for (String category : List.of("MEDICAL_CONDITION", "MEDICATION")) {
      long all = 0;
      long exact = 0;
      long overlapping = 0;
      for (Map.Entry<String, List<Entity>> document : found.entrySet()) {
        for (Entity entity : document.getValue()) {
          if (!entity.type().category().name().equals(category)) {
            continue;
          }
          all++;
          List<String[]> same =
              gold.getOrDefault(document.getKey(), List.of()).stream()
                  .filter(fields -> fields[3].equals("Chemical") == category.equals("MEDICATION"))
                  .toList();
          exact +=
              same.stream()
                      .anyMatch(
                          g -> begin(g) == entity.span().begin() && end(g) == entity.span().end())
                  ? 1
                  : 0;
          overlapping +=
              same.stream()
                      .anyMatch(
                          g -> begin(g) < entity.span().end() && entity.span().begin() < end(g))
                  ? 1
                  : 0;
        }
      }
      say(
          "%s %s: %d found, %.3f exact, %.3f overlapping",
          corpus, category, all, (double) exact / all, (double) overlapping / all);
    }
  }

  private static int begin(String[] gold) {
    return Integer.parseInt(gold[1]);
  }

  private static int end(String[] gold) {
    return Integer.parseInt(gold[2]);
  }

  private static Map<String, String> texts(Path file) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (String line : lines(file)) {
      int tab = line.indexOf('\t');
      texts.put(line.substring(0, tab), line.substring(tab + 1));
    }
    return texts;
  }

  private static List<String> lines(Path file) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
      return reader.lines().toList();
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double heap() {
    System.gc();
    System.gc();
    return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / MEGABYTE;
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  /** Lists of terms: identifier, term, what the source calls it. */
  private record Lists(Path folder) implements Dictionary {

    private static final Map<String, Kind> KINDS =
        Map.of(
            "do_conditions", Kind.DISORDER,
            "mesh_conditions", Kind.DISORDER,
            "rxnorm_prescribable_B-Z", Kind.INGREDIENT,
            "uberon_anatomy", Kind.BODY_SITE);

    @Override
    public String version() {
      return "lists";
    }

    @Override
    public void read(Consumer<Term> reader) {
      new TreeMap<>(KINDS)
          .forEach(
              (name, kind) -> {
                try {
                  lines(folder.resolve(name + ".tsv.gz")).stream()
                      .skip(1)
                      .map(line -> line.split("\t", -1))
                      .forEach(f -> reader.accept(new Term(f[1], kind, name, f[0], f[2])));
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
    }
  }
}

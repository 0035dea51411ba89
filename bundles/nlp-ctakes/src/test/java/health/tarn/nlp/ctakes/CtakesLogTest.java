package health.tarn.nlp.ctakes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.spi.terminology.Term.Kind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // A null fails the test by itself.
class CtakesLogTest {

  private static final String NAME = "Quillfeather";
  private static final Path LOG = Path.of("target/test.log");

  /** Keeps what UIMA says, which logs by the JDK's own logging. */
  private static final class Keeper extends Handler {

    private final StringBuilder said = new StringBuilder();

    @Override
    public synchronized void publish(LogRecord line) {
      said.append(line.getMessage()).append(line.getThrown()).append('\n');
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void quotesNoTextAtAnyLevel() throws Exception {
    Logger uima = Logger.getLogger("org.apache.uima");
    Level before = uima.getLevel();
    PrintStream out = System.out;
    PrintStream err = System.err;
    Keeper keeper = new Keeper();
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (PrintStream print = new PrintStream(printed, true, UTF_8)) {
      uima.setLevel(Level.ALL);
      uima.addHandler(keeper);
      System.setOut(print);
      System.setErr(print);
      readAllKinds();
    } finally {
      System.setOut(out);
      System.setErr(err);
      uima.removeHandler(keeper);
      uima.setLevel(before);
    }

    assertThat(Files.readString(LOG)).contains("process(JCas)").doesNotContain(NAME);
    assertThat(keeper.said.toString()).doesNotContain(NAME);
    assertThat(printed.toString(UTF_8)).doesNotContain(NAME);
  }

  private static void readAllKinds() {
    CtakesNlpEngine engine =
        new CtakesNlpEngine(
            new FewTerms().with("pneumonia", Kind.DISORDER, "1"), 1, Duration.ofHours(1));
    String[] between = {
      " ", "", "\n", ". ", "'", "-", "\uD800", "\u0000", "'s ", " 1,000.5 ", "\r"
    };
    Random random = new Random(5);
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder();
      for (int word = random.nextInt(30); word >= 0; word--) {
        text.append(random.nextBoolean() ? NAME : "no pneumonia");
        text.append(between[random.nextInt(between.length)]);
      }
      engine.analyze(text.toString());
    }
    engine.stop();
  }
}

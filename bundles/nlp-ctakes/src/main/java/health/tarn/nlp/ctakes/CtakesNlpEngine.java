package health.tarn.nlp.ctakes;

import health.tarn.spi.nlp.Analysis;
import health.tarn.spi.nlp.NlpEngine;
import health.tarn.spi.nlp.NlpError;
import health.tarn.spi.nlp.NlpException;
import health.tarn.spi.terminology.Dictionary;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Reads text with cTAKES, piece by piece, with as many pipelines as threads ask at once. */
@Component(
    immediate = true,
    configurationPid = "health.tarn.nlp.ctakes",
    property = NlpEngine.NAME + "=ctakes")
@Designate(ocd = CtakesConfig.class)
public final class CtakesNlpEngine implements NlpEngine {

  /** cTAKES' version, then that of what is made of its answers here. */
  private static final String VERSION = "5.1.0.1";

  private static final int MOST_BY_DEFAULT = 2;

  private final VocabularySource vocabulary;
  private final PipelinePool pool;
  private final ScheduledExecutorService broom;
  private final Future<?> sweeps;

  @Activate
  public CtakesNlpEngine(
      @Reference(name = "dictionary") Dictionary dictionary, CtakesConfig config) {
    this(
        dictionary,
        config.pipelines() == 0
            ? Math.min(Runtime.getRuntime().availableProcessors(), MOST_BY_DEFAULT)
            : config.pipelines(),
        Duration.ofSeconds(config.idle_seconds()));
  }

  /** For tests, which have no configuration service. */
  public CtakesNlpEngine(Dictionary dictionary, int pipelines, Duration idleTime) {
    this.vocabulary = new VocabularySource(dictionary);
    this.pool =
        new PipelinePool(
            () -> new CtakesPipeline(vocabulary), pipelines, idleTime, System::nanoTime);
    this.broom =
        Executors.newSingleThreadScheduledExecutor(
            job -> {
              Thread thread = new Thread(job, "tarn-nlp-ctakes-idle");
              thread.setDaemon(true);
              return thread;
            });
    this.sweeps =
        broom.scheduleWithFixedDelay(
            pool::dropIdle, idleTime.toMillis(), idleTime.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public String version() {
    return VERSION + "+" + vocabulary.version();
  }

  @Override
  public Analysis analyze(String text) {
    return OwnClasses.with(() -> pool.lend(pipeline -> read(text, pipeline)));
  }

  private Analysis read(String text, Pipeline pipeline) throws Exception {
    EntityCollector entities = new EntityCollector(text);
    for (int begin = 0; begin < text.length(); ) {
      checkWanted();
      int end = Pieces.end(text, begin);
      entities.add(begin, pipeline.read(text.substring(begin, end)));
      begin = end;
    }
    return entities.analysis();
  }

  private void checkWanted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new NlpException(NlpError.INTERRUPTED, "interrupted between two pieces of a text");
    }
    if (pool.closed()) {
      throw new NlpException(NlpError.CLOSED, "the engine was closed between two pieces of a text");
    }
  }

  @Deactivate
  void stop() {
    sweeps.cancel(false);
    broom.shutdown();
    pool.close();
  }
}

package health.tarn.route.importing;

import health.tarn.api.job.ImportJob;
import health.tarn.api.job.ImportJob.Chunk;
import health.tarn.api.job.ImportJob.ImportObject;
import health.tarn.api.job.Job;
import health.tarn.api.job.JobRunner;
import health.tarn.route.job.JobRoute;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Imports the objects of a job one after the other, each as its chunks.
 *
 * <p>An object that fails is abandoned and the job goes on; whatever else fails ends the job. There
 * is no redelivery here, since the lake retries where it knows what may be repeated. The route only
 * says what follows what: each step is a method of {@link ImportSteps}.
 */
@Component(
    service = {RoutesBuilder.class, JobRunner.class},
    immediate = true)
public final class ImportRoute extends JobRoute {

  private static final String ENTRY = "direct:tarn-import";
  private static final String OBJECT = "direct:tarn-import-object";

  /** Exchange properties: what is being done, while the body is what is taken next. */
  private static final String CURRENT_JOB = "tarnImport";

  private static final String LISTED = "tarnImportListed";
  private static final String CURRENT_OBJECT = "tarnImportObject";
  private static final String READ = "tarnImportRead";

  private final ImportSteps steps = new ImportSteps();

  @Activate
  public ImportRoute(@Reference(name = "context") CamelContext context) {
    super(context, ENTRY);
  }

  @Override
  public Job.Kind kind() {
    return Job.Kind.IMPORT;
  }

  @Override
  public void run(ImportJob job) {
    send(job);
  }

  /** Routes stop in reverse order: the entry goes first, and what it calls is still there. */
  @Override
  public void configure() {
    // spotless:off
    from(OBJECT).routeId("tarn-import-object").errorHandler(noErrorHandler())
        .setProperty(CURRENT_OBJECT, body())
        .doTry()
            .setProperty(READ).body(ImportObject.class, steps::chunks)
            .loopDoWhile(e -> more(e, READ))
                .setBody(e -> next(e, READ))
                .process(e -> steps.accept(object(e), e.getMessage().getBody(Chunk.class)))
            .end()
            .process(e -> steps.complete(object(e)))
            .endDoTry()
        .doCatch(Exception.class).onWhen(e -> steps.mayAbandon())
            .process(e -> steps.abandon(object(e), failure(e)))
        .end();

    from(ENTRY).routeId("tarn-import").errorHandler(noErrorHandler())
        .setProperty(CURRENT_JOB, body())
        .setProperty(LISTED).body(ImportJob.class, steps::objects)
        .loopDoWhile(e -> more(e, LISTED))
            .setBody(e -> next(e, LISTED))
            .to(OBJECT)
        .end()
        .process(e -> steps.finish(e.getProperty(CURRENT_JOB, ImportJob.class)));
    // spotless:on
  }

  @Deactivate
  @Override
  public void close() {
    super.close();
  }

  private static ImportObject object(Exchange exchange) {
    return exchange.getProperty(CURRENT_OBJECT, ImportObject.class);
  }
}

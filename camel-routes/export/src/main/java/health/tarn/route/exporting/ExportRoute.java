package health.tarn.route.exporting;

import health.tarn.api.job.ExportJob;
import health.tarn.api.job.ExportJob.Part;
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
 * Exports the parts of a job one after the other; a part is one object of the output.
 *
 * <p>A part that fails is abandoned and the job goes on; whatever else fails ends the job. There is
 * no redelivery here, since the lake retries where it knows what may be repeated. The route only
 * says what follows what: each step is a method of {@link ExportSteps}.
 */
@Component(
    service = {RoutesBuilder.class, JobRunner.class},
    immediate = true)
public final class ExportRoute extends JobRoute {

  private static final String ENTRY = "direct:tarn-export";
  private static final String PART = "direct:tarn-export-part";

  /** Exchange properties: what is being done, while the body is what is taken next. */
  private static final String CURRENT_JOB = "tarnExport";

  private static final String LISTED = "tarnExportListed";

  private final ExportSteps steps = new ExportSteps();

  @Activate
  public ExportRoute(@Reference(name = "context") CamelContext context) {
    super(context, ENTRY);
  }

  @Override
  public Job.Kind kind() {
    return Job.Kind.EXPORT;
  }

  @Override
  public void run(ExportJob job) {
    send(job);
  }

  /** Routes stop in reverse order: the entry goes first, and what it calls is still there. */
  @Override
  public void configure() {
    // spotless:off
    from(PART).routeId("tarn-export-part").errorHandler(noErrorHandler())
        .doTry()
            .process(e -> steps.write(part(e)))
        .doCatch(Exception.class).onWhen(e -> steps.mayAbandon())
            .process(e -> steps.abandon(part(e), failure(e)))
        .end();

    from(ENTRY).routeId("tarn-export").errorHandler(noErrorHandler())
        .setProperty(CURRENT_JOB, body())
        .setProperty(LISTED).body(ExportJob.class, steps::parts)
        .loopDoWhile(e -> more(e, LISTED))
            .setBody(e -> next(e, LISTED))
            .to(PART)
        .end()
        .process(e -> steps.finish(e.getProperty(CURRENT_JOB, ExportJob.class)));
    // spotless:on
  }

  @Deactivate
  @Override
  public void close() {
    super.close();
  }

  private static Part part(Exchange exchange) {
    return exchange.getMessage().getBody(Part.class);
  }
}

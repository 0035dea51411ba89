package health.tarn.route.sample;

import health.tarn.api.job.Job;
import health.tarn.api.job.JobListener;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * A sample of a route: writes a report of each job that has ended, as JSON, into a file with the
 * job's id.
 *
 * <p>It is two services at once: the lake tells it of jobs, and the host of Camel runs its route.
 */
@Component(
    service = {RoutesBuilder.class, JobListener.class},
    configurationPid = "health.tarn.route.sample",
    immediate = true)
@Designate(ocd = JobReportConfig.class)
public final class JobReportRoute extends RouteBuilder implements JobListener {

  private static final String ENTRY = "direct:tarn-sample-job-report";

  private final Path folder;

  @Activate
  public JobReportRoute(JobReportConfig config, @Reference(name = "context") CamelContext context) {
    this(context, Path.of(config.folder()));
  }

  JobReportRoute(CamelContext context, Path folder) {
    super(context);
    this.folder = folder.toAbsolutePath();
  }

  /** A report is written beside its place and moved there, so that nobody reads half of one. */
  @Override
  public void configure() {
    // spotless:off
    from(ENTRY).routeId("tarn-sample-job-report").errorHandler(noErrorHandler())
        .transform().body(Job.class, JobReport::json)
        .to("file:" + folder + "?tempPrefix=.");
    // spotless:on
  }

  @Override
  public void ended(Job job) {
    ProducerTemplate template = getContext().createProducerTemplate(1);
    try {
      template.sendBodyAndHeaders(ENTRY, job, Map.of(Exchange.FILE_NAME, job.id() + ".json"));
    } finally {
      template.stop();
    }
  }
}

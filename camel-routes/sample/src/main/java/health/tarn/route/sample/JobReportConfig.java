package health.tarn.route.sample;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** {@code etc/health.tarn.route.sample.cfg}. */
@ObjectClassDefinition(name = "Tarn: sample of a route")
@interface JobReportConfig {

  @AttributeDefinition(
      name = "Folder",
      description = "Where the reports are written, one file for each job.")
  String folder() default "data/job-reports";
}

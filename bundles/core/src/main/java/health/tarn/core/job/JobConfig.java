package health.tarn.core.job;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** {@code etc/health.tarn.core.job.cfg}. */
@ObjectClassDefinition(name = "Tarn: jobs")
@interface JobConfig {

  @AttributeDefinition(
      name = "Jobs at once",
      description = "How many imports and exports run beside one another; others are queued.",
      min = "1")
  int jobs_at_once() default 2;

  @AttributeDefinition(
      name = "Preparing threads",
      description = "How many threads check resources for all imports together; 0 for one a core.",
      min = "0")
  int preparing_threads() default 0;

  @AttributeDefinition(
      name = "Greatest resource in bytes",
      description = "A longer line of an import is refused, without being held in memory.",
      min = "1024")
  int max_resource_bytes() default 16777216;
}

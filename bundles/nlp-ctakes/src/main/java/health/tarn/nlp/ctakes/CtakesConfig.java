package health.tarn.nlp.ctakes;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** {@code etc/health.tarn.nlp.ctakes.cfg}. */
@ObjectClassDefinition(name = "Tarn: clinical NLP on cTAKES")
@interface CtakesConfig {

  @AttributeDefinition(
      name = "Pipelines",
      description =
          "How many texts are read at once, each by a pipeline of its own with models in memory; 0"
              + " for as many as there are processors, but at most 2.",
      min = "0",
      max = "64")
  int pipelines() default 0;

  @AttributeDefinition(
      name = "Idle time, in seconds",
      description = "How long a pipeline that nobody uses is kept before its memory is given back.",
      min = "1",
      max = "86400")
  int idle_seconds() default 300;
}

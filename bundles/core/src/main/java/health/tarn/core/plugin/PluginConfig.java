package health.tarn.core.plugin;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** {@code etc/health.tarn.core.plugin.cfg}. */
@ObjectClassDefinition(name = "Tarn: plugins")
@interface PluginConfig {

  @AttributeDefinition(
      name = "Patience with interceptors in seconds",
      description = "How long an interceptor or a listener of jobs may take for one call.",
      min = "1")
  int interceptor_seconds() default 5;

  @AttributeDefinition(
      name = "Patience with operations in seconds",
      description = "How long an operation of a plugin may take for one call.",
      min = "1")
  int operation_seconds() default 60;

  @AttributeDefinition(
      name = "Most hangs",
      description =
          "After how many calls that were given up a plugin's service is suspended, until its"
              + " bundle is updated or started again.",
      min = "1")
  int most_hangs() default 3;

  @AttributeDefinition(
      name = "Calls at once",
      description = "How many calls of one service of a plugin run beside one another.",
      min = "1")
  int calls_at_once() default 16;

  @AttributeDefinition(
      name = "Required interceptors",
      description =
          "Names, with commas between them, of before-commit interceptors without which nothing is"
              + " written: not while their bundles are away either.")
  String[] required_interceptors() default {};

  @AttributeDefinition(
      name = "Folder for plugins",
      description = "Where plugins are dropped; tarn:plugins tells which of its files do not run.")
  String deploy_dir() default "deploy";
}

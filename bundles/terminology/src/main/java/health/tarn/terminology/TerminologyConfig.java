package health.tarn.terminology;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** {@code etc/health.tarn.terminology.cfg}. */
@ObjectClassDefinition(name = "Tarn: clinical terms")
@interface TerminologyConfig {

  @AttributeDefinition(
      name = "Term files",
      description =
          "Files of terms beside those that are built in, separated by commas; relative ones begin"
              + " at Karaf's folder.")
  String files() default "";
}

package health.tarn.transport.file;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** {@code etc/health.tarn.transport.file.cfg}. */
@ObjectClassDefinition(name = "Tarn: file locations")
@interface FileTransportConfig {

  @AttributeDefinition(
      name = "Allowed folders",
      description =
          "Absolute folders, separated by commas, under which file: locations are allowed, after"
              + " links are resolved. Empty: none is.")
  String roots() default "";
}

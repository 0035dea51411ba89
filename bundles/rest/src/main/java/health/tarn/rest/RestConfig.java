package health.tarn.rest;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** {@code etc/health.tarn.rest.cfg}. */
@ObjectClassDefinition(name = "Tarn: REST")
@interface RestConfig {

  @AttributeDefinition(
      name = "Base URL",
      description =
          "What links begin with, such as https://lake.example.org, for use behind a proxy. Empty:"
              + " the address under which the request came.")
  String base_url() default "";

  @AttributeDefinition(
      name = "Largest resource",
      description = "In bytes, unpacked. Larger ones are refused with 413.",
      min = "1024")
  int max_resource_bytes() default 33_554_432;

  @AttributeDefinition(
      name = "Largest Bundle",
      description = "In bytes, unpacked: a transaction or a batch.",
      min = "1024")
  int max_bundle_bytes() default 104_857_600;

  @AttributeDefinition(
      name = "Memory for request bodies",
      description =
          "In bytes, over all requests at work. When it is taken, 429 is answered. At least the"
              + " largest Bundle.",
      min = "1024")
  long max_inflight_bytes() default 268_435_456L;

  @AttributeDefinition(
      name = "Usual page of a history",
      description = "How many versions a page has without _count.",
      min = "1")
  int history_count() default 50;

  @AttributeDefinition(
      name = "Largest page of a history",
      description = "A larger _count is taken for this one.",
      min = "1")
  int history_count_max() default 1000;

  @AttributeDefinition(
      name = "Output of exports",
      description =
          "Where an export goes that does not say where, such as s3://bucket/exports/. Empty: it"
              + " must say.")
  String export_output() default "";

  @AttributeDefinition(
      name = "Smallest packed body",
      description = "Answers of this many bytes or more are packed if the client takes gzip.",
      min = "0")
  int gzip_min_bytes() default 2048;

  @AttributeDefinition(
      name = "Level of packing",
      description = "1 is the fastest, 9 the smallest.",
      min = "1",
      max = "9")
  int gzip_level() default 1;
}

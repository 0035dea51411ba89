package health.tarn.search.lucene;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** {@code etc/health.tarn.search.lucene.cfg}. */
@ObjectClassDefinition(name = "Tarn: search on Lucene")
@interface LuceneSearchConfig {

  @AttributeDefinition(
      name = "Buffer, in MB",
      description =
          "How much all indexes together keep in memory before they write segments; more of it"
              + " means larger segments and less merging during an import.",
      min = "16",
      max = "8192")
  int buffer_megabytes() default 256;

  @AttributeDefinition(
      name = "Indexing threads",
      description =
          "How many threads add the resources of large batches, for all indexes together; 0 for as"
              + " many as there are processors.",
      min = "0",
      max = "64")
  int threads() default 0;

  @AttributeDefinition(
      name = "Check at opening, in MB",
      description =
          "How much of an index is read whole to find damage when it is opened, smallest files"
              + " first. The files beyond are only checked for truncation, and damage in them is"
              + " found when it is read.",
      min = "0",
      max = "1048576")
  int check_megabytes() default 256;
}

package health.tarn.core.store;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** {@code etc/health.tarn.core.cfg}. */
@ObjectClassDefinition(name = "Tarn: the lake")
@interface LakeConfig {

  @AttributeDefinition(
      name = "Folder",
      description = "Where everything lies that the lake keeps on disk.")
  String data_dir() default "data/tarn";

  @AttributeDefinition(
      name = "Storage engine",
      description = "What a new data store keeps its resources in, such as rocksdb or memory.")
  String storage() default "rocksdb";

  @AttributeDefinition(
      name = "Search engine",
      description = "What a new data store is searched by, such as lucene or memory.")
  String search() default "lucene";

  @AttributeDefinition(
      name = "Validation level",
      description = "How a new data store checks resources: structure-only or minimal.")
  String validation() default "structure-only";

  @AttributeDefinition(
      name = "Full text",
      description = "Whether a new data store offers _text and _content: on or off.")
  String text() default "off";

  @AttributeDefinition(
      name = "Graph engine",
      description = "What keeps the graph of a new data store, such as jena; off: no graph.")
  String graph() default "off";

  @AttributeDefinition(
      name = "NLP engine",
      description = "What reads the documents of a new data store, such as clinical; off: nothing.")
  String nlp() default "off";

  @AttributeDefinition(
      name = "Time of the reading of a document in seconds",
      description = "Reading a short text that takes longer is given up; a long one has more.",
      min = "1")
  int nlp_seconds() default 60;

  @AttributeDefinition(
      name = "Time of a graph query in seconds",
      description = "A query of the graph that takes longer is ended.",
      min = "1")
  int graph_query_seconds() default 60;

  @AttributeDefinition(
      name = "Greatest result of a graph query in bytes",
      description = "A query with a longer result is ended.",
      min = "1024")
  long graph_result_bytes() default 268435456;

  @AttributeDefinition(
      name = "Patience of searches in seconds",
      description = "How long a search waits for the index before it is answered with 503.",
      min = "0")
  int search_patience_seconds() default 10;

  @AttributeDefinition(
      name = "Lease of pages in seconds",
      description = "How long the pages of a search show one and the same point in time.",
      min = "0")
  int page_lease_seconds() default 300;

  @AttributeDefinition(
      name = "Idle time of a data store in seconds",
      description =
          "A data store that nobody used for so long is closed until it is used; 0: never.",
      min = "0")
  int store_idle_seconds() default 600;

  @AttributeDefinition(
      name = "Time of grace of a deleted data store in hours",
      description = "How long the files of a deleted data store stay on disk.",
      min = "0")
  int deleted_store_grace_hours() default 168;

  @AttributeDefinition(
      name = "Greatest Bundle in bytes",
      description = "A longer transaction or batch is refused.",
      min = "1024")
  int max_bundle_bytes() default 104857600;

  @AttributeDefinition(
      name = "Greatest resource in bytes",
      description = "A longer resource is refused.",
      min = "1024")
  int max_resource_bytes() default 16777216;

  @AttributeDefinition(
      name = "Most entries of a Bundle",
      description = "A transaction or batch with more entries is refused.",
      min = "1")
  int max_bundle_entries() default 10000;
}

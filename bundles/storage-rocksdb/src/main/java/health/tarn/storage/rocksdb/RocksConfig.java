package health.tarn.storage.rocksdb;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** {@code etc/health.tarn.storage.rocksdb.cfg}. */
@ObjectClassDefinition(name = "Tarn: storage on RocksDB")
@interface RocksConfig {

  @AttributeDefinition(
      name = "Cache, in megabytes",
      description = "Memory for blocks that were read, shared by all open storages.",
      min = "8")
  int cache_megabytes() default 256;

  @AttributeDefinition(
      name = "Write buffers, in megabytes",
      description = "Memory for what is not yet in sorted files, shared by all open storages.",
      min = "8")
  int write_buffers_megabytes() default 128;

  @AttributeDefinition(
      name = "Waiting batches, in megabytes",
      description = "How much may wait to be committed to one storage before callers have to wait.",
      min = "1")
  int waiting_megabytes() default 32;

  @AttributeDefinition(
      name = "Commit group, in megabytes",
      description = "How much is written at most with one fsync; bounds how long a commit waits.",
      min = "1",
      max = "64")
  int group_megabytes() default 8;

  @AttributeDefinition(
      name = "Free space to leave, in megabytes",
      description = "Commits are refused while the disk has less free space than this.",
      min = "16")
  int free_megabytes() default 512;

  @AttributeDefinition(
      name = "Background threads",
      description = "How many threads write and merge sorted files, for all open storages.",
      min = "1",
      max = "64")
  int background_threads() default 2;
}

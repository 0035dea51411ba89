package health.tarn.storage.rocksdb;

/**
 * What {@link RocksConfig} says, in bytes.
 *
 * @param cache for blocks that were read, of all storages
 * @param writeBuffers for what is not yet in sorted files, of all storages
 * @param waiting what may wait to be committed to one storage
 * @param group what is written at most with one fsync
 * @param free the disk space below which commits are refused
 * @param threads how many write and merge sorted files
 */
public record RocksSettings(
    long cache, long writeBuffers, long waiting, long group, long free, int threads) {

  private static final long MEGABYTE = 1L << 20;

  static RocksSettings of(RocksConfig config) {
    return new RocksSettings(
        megabytes("cache.megabytes", config.cache_megabytes(), 8),
        megabytes("write.buffers.megabytes", config.write_buffers_megabytes(), 8),
        megabytes("waiting.megabytes", config.waiting_megabytes(), 1),
        megabytes("group.megabytes", config.group_megabytes(), 1),
        megabytes("free.megabytes", config.free_megabytes(), 16),
        (int) atLeast("background.threads", config.background_threads(), 1));
  }

  /** Little of everything, for tests. */
  public static RocksSettings small() {
    return new RocksSettings(
        16 * MEGABYTE, 16 * MEGABYTE, 4 * MEGABYTE, MEGABYTE, 16 * MEGABYTE, 2);
  }

  private static long megabytes(String name, int value, int least) {
    return atLeast(name, value, least) * MEGABYTE;
  }

  private static long atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "expected " + name + " to be at least " + least + ", found " + value);
    }
    return value;
  }
}

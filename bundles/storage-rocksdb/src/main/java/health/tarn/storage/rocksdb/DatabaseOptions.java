package health.tarn.storage.rocksdb;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.WALRecoveryMode;

/** The options of a database and of its families; owns their native halves. */
final class DatabaseOptions implements AutoCloseable {

  private static final long MEGABYTE = 1L << 20;
  private static final int BLOOM_BITS = 10;

  /** Identifiers are looked up by the first bytes of their keys. */
  static final int IDENTIFIER_HASH_LENGTH = 16;

  /** What to close, in the order in which it was made. */
  private final List<AutoCloseable> owned = new ArrayList<>();

  private final SharedMemory memory;
  private final boolean compressed;

  /**
   * @param compressed false only for tests that look for bytes in the files
   */
  DatabaseOptions(SharedMemory memory, boolean compressed) {
    this.memory = memory;
    this.compressed = compressed;
  }

  DBOptions database() {
    return own(new DBOptions())
        .setCreateIfMissing(true)
        .setCreateMissingColumnFamilies(true)
        .setMaxBackgroundJobs(memory.threads() + 1)
        .setWriteBufferManager(memory.writeBuffers())
        .setMaxTotalWalSize(192 * MEGABYTE)
        .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
        .setRecycleLogFileNum(0)
        .setBytesPerSync(MEGABYTE)
        .setMaxOpenFiles(1024)
        .setSkipStatsUpdateOnDbOpen(true)
        .setStatsDumpPeriodSec(0)
        .setStatsPersistPeriodSec(0)
        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
        .setMaxLogFileSize(4 * MEGABYTE)
        .setKeepLogFileNum(2);
  }

  List<ColumnFamilyDescriptor> families() {
    List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
    for (Family family : Family.values()) {
      descriptors.add(new ColumnFamilyDescriptor(family.bytes(), options(family)));
    }
    return descriptors;
  }

  private ColumnFamilyOptions options(Family family) {
    return switch (family) {
      case RESOURCES -> bodies(pointLookups(table()));
      case PAST -> bodies(table());
      case IDENTIFIERS ->
          small(pointLookups(table()).setWholeKeyFiltering(false))
              .useFixedLengthPrefixExtractor(IDENTIFIER_HASH_LENGTH)
              .setMemtablePrefixBloomSizeRatio(0.05);
      default -> small(table());
    };
  }

  private ColumnFamilyOptions bodies(BlockBasedTableConfig table) {
    return small(table)
        .setWriteBufferSize(48 * MEGABYTE)
        .setMaxWriteBufferNumber(3)
        .setTargetFileSizeBase(32 * MEGABYTE)
        .setMaxBytesForLevelBase(192 * MEGABYTE);
  }

  private ColumnFamilyOptions small(BlockBasedTableConfig table) {
    ColumnFamilyOptions options =
        own(new ColumnFamilyOptions())
            .setTableFormatConfig(table)
            .setWriteBufferSize(16 * MEGABYTE)
            .setArenaBlockSize(256 << 10)
            .setTargetFileSizeBase(16 * MEGABYTE)
            .setMaxBytesForLevelBase(64 * MEGABYTE)
            .setLevelCompactionDynamicLevelBytes(true)
            .setLevel0FileNumCompactionTrigger(4)
            .setLevel0SlowdownWritesTrigger(24)
            .setLevel0StopWritesTrigger(40);
    if (!compressed) {
      return options.setCompressionPerLevel(Collections.nCopies(7, CompressionType.NO_COMPRESSION));
    }
    return options
        .setCompressionType(CompressionType.LZ4_COMPRESSION)
        .setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION)
        .setBottommostCompressionOptions(dictionaries());
  }

  /** Each file has a dictionary of its own, which goes when the file is written anew. */
  private CompressionOptions dictionaries() {
    return own(new CompressionOptions())
        .setEnabled(true)
        .setLevel(3)
        .setMaxDictBytes(32 << 10)
        .setZStdMaxTrainBytes(1 << 20);
  }

  private BlockBasedTableConfig table() {
    return new BlockBasedTableConfig()
        .setBlockCache(memory.cache())
        .setBlockSize(16 << 10)
        .setFormatVersion(6)
        .setCacheIndexAndFilterBlocks(true)
        .setCacheIndexAndFilterBlocksWithHighPriority(true)
        .setPinL0FilterAndIndexBlocksInCache(true);
  }

  private BlockBasedTableConfig pointLookups(BlockBasedTableConfig table) {
    return table.setFilterPolicy(own(new BloomFilter(BLOOM_BITS)));
  }

  private <T extends AutoCloseable> T own(T option) {
    owned.add(option);
    return option;
  }

  @Override
  public void close() {
    Closing.all(owned);
  }
}

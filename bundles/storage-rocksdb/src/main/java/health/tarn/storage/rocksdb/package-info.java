/**
 * The embedded storage engine: one RocksDB for each storage, one write-ahead log, group commit.
 *
 * <p>The bundle's README has the table of column families, and what was measured.
 */
@NullMarked
package health.tarn.storage.rocksdb;

import org.jspecify.annotations.NullMarked;

package health.tarn.storage.rocksdb;

import health.tarn.spi.storage.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What RocksDB tells of itself. */
final class DatabaseFigures {

  private final Database database;

  DatabaseFigures(Database database) {
    this.database = database;
  }

  List<Figure> read() {
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure("disk.bytes", database.leased(() -> database.files().bytes())));
    long buffers = 0;
    long tables = 0;
    for (Family family : Family.values()) {
      String name = family.name().toLowerCase(Locale.ROOT);
      figures.add(
          new Figure(
              name + ".disk.bytes", database.property(family, "rocksdb.live-sst-files-size")));
      figures.add(
          new Figure(
              name + ".estimated.keys", database.property(family, "rocksdb.estimate-num-keys")));
      buffers += database.property(family, "rocksdb.cur-size-all-mem-tables");
      tables += database.property(family, "rocksdb.estimate-table-readers-mem");
    }
    figures.add(new Figure("write.buffers.bytes", buffers));
    figures.add(new Figure("tables.bytes", tables));
    figures.add(
        new Figure(
            "shared.cache.bytes",
            database.property(Family.RESOURCES, "rocksdb.block-cache-usage")));
    return figures;
  }
}

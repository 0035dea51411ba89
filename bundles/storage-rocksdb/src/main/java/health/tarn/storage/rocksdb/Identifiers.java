package health.tarn.storage.rocksdb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import health.tarn.api.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.RocksIterator;

/** Looks resources up by their identifiers. */
final class Identifiers {

  private final Database database;
  private final Identity identity;

  Identifiers(Database database, Identity identity) {
    this.database = database;
    this.identity = identity;
  }

  List<String> with(String type, String identifier) {
    byte[] hash = identity.identifier(type, identifier);
    return database.leased(
        () -> {
          List<String> ids = new ArrayList<>();
          try (RocksIterator rows = database.iterate(Family.IDENTIFIERS)) {
            for (rows.seek(hash); Database.at(rows, hash); rows.next()) {
              if (rows.value().length == 0) {
                ids.add(id(rows.key()));
              }
            }
          }
          return List.copyOf(ids);
        });
  }

  static ResourceKey resource(String type, byte[] row) {
    return new ResourceKey(type, id(row));
  }

  private static String id(byte[] row) {
    int hash = DatabaseOptions.IDENTIFIER_HASH_LENGTH;
    return new String(row, hash, row.length - hash, ISO_8859_1);
  }
}

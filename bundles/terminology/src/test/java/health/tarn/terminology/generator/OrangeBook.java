package health.tarn.terminology.generator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.BiConsumer;

/** The database of RxNorm names that cTAKES publishes for the drugs of the FDA's Orange Book. */
final class OrangeBook {

  private static final String FOLDER = "/org/apache/ctakes/dictionary/lookup/orange_book_hsqldb/";

  private static final List<String> FILES =
      List.of("umls.script", "umls.properties", "umls.data", "umls.backup");

  /** Its other columns hold the concept of the UMLS, whose licence is another one, and words. */
  private static final String QUERY =
      "SELECT DISTINCT PREFERRED_DESIGNATION, CODERXNORM FROM ORANGE_BOOK"
          + " WHERE PREFERRED_DESIGNATION <> ''";

  private final Path folder;

  private OrangeBook(Path folder) {
    this.folder = folder;
  }

  /** Unpacks the database, which HSQLDB reads from plain files only. */
  static OrangeBook unpack(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String file : FILES) {
      try (InputStream bytes = OrangeBook.class.getResourceAsStream(FOLDER + file)) {
        if (bytes == null) {
          throw new IOException("found no " + FOLDER + file + " on the class path");
        }
        Files.copy(bytes, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Path script = folder.resolve("umls.script");
    // With memory-mapped files HSQLDB 2.3.4 refuses a database that it may not write.
    Files.writeString(
        script, Files.readString(script).replace("SET FILES NIO TRUE", "SET FILES NIO FALSE"));
    return new OrangeBook(folder);
  }

  /** Hands over every designation with its RXCUI. */
  void read(BiConsumer<String, String> reader) throws SQLException {
    String url = "jdbc:hsqldb:file:" + folder.resolve("umls") + ";readonly=true";
    try (Connection connection = DriverManager.getConnection(url, "SA", "");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(QUERY)) {
      while (rows.next()) {
        reader.accept(rows.getString(1), rows.getString(2));
      }
    }
  }
}

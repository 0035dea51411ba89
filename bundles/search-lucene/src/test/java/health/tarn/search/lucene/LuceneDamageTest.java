package health.tarn.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.ResourceKey;
import health.tarn.api.query.Query;
import health.tarn.spi.search.IndexChange;
import health.tarn.spi.search.IndexEntry;
import health.tarn.spi.search.SearchError;
import health.tarn.spi.search.SearchException;
import health.tarn.spi.search.SearchIndex;
import health.tarn.spi.search.SearchIndex.Progress;
import health.tarn.spi.search.SearchView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever lies in the folder, an index opens: as it was, or empty and without progress. */
class LuceneDamageTest {

  private static final Progress COMMITTED = new Progress("storage", 2);
  private static final Query ALL = new Query.All();

  private final LuceneSearchEngine engine = new LuceneSearchEngine(16 << 20, 1, 256 << 20);

  private Path folder = Path.of("");
  private Path saved = Path.of("");

  @BeforeEach
  void write(@TempDir Path root) throws IOException {
    this.folder = root.resolve("index");
    try (SearchIndex index = engine.open(folder)) {
      index.restart("storage");
      index.apply(changes(0), 1);
      index.commit();
      index.apply(changes(100), 2);
      index.commit();
    }
    saved = Files.createDirectory(root.resolve("saved"));
    copy(folder, saved);
  }

  @AfterEach
  void stop() {
    engine.stop();
  }

  private static List<IndexChange> changes(int from) {
    List<IndexChange> changes = new ArrayList<>();
    for (int i = from; i < from + 150; i++) {
      changes.add(
          new IndexChange(
              new ResourceKey("Basic", "b" + i),
              1,
              Instant.ofEpochSecond(i),
              false,
              List.of(
                  new IndexEntry.Token("code", "http://loinc.org", "c" + i % 7),
                  new IndexEntry.Date("date", i, i + 10),
                  new IndexEntry.Reference("subject", "Patient/" + i))));
    }
    return changes;
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path file : files(from)) {
      Files.copy(file, to.resolve(file.getFileName().toString()));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(file -> !file.endsWith("write.lock")).sorted().toList();
    }
  }

  private void restore() throws IOException {
    for (Path file : files(folder)) {
      Files.delete(file);
    }
    copy(saved, folder);
  }

  @Test
  void opensAsItWas() {
    assertIntact();
  }

  @Test
  void aFlippedByteAnywhereIsFound() throws IOException {
    for (Path file : files(saved)) {
      byte[] bytes = Files.readAllBytes(file);
      for (int at : new int[] {0, bytes.length / 3, bytes.length / 2, bytes.length - 1}) {
        restore();
        byte[] flipped = bytes.clone();
        flipped[at] ^= 0x10;
        Files.write(folder.resolve(file.getFileName().toString()), flipped);

        assertEmptyAndUsable(file.getFileName() + " flipped at " + at);
      }
    }
  }

  @Test
  void aTruncatedFileIsFoundHoweverMuchIsCheckedWhole() throws IOException {
    LuceneSearchEngine hasty = new LuceneSearchEngine(16 << 20, 1, 0);
    for (Path file : files(saved)) {
      byte[] bytes = Files.readAllBytes(file);
      for (int length : new int[] {0, bytes.length / 2, bytes.length - 1}) {
        restore();
        Files.write(folder.resolve(file.getFileName().toString()), Arrays.copyOf(bytes, length));

        assertEmptyAndUsable(hasty, file.getFileName() + " cut to " + length);
      }
    }
    hasty.stop();
  }

  @Test
  void aMissingFileIsFound() throws IOException {
    for (Path file : files(saved)) {
      restore();
      Files.delete(folder.resolve(file.getFileName().toString()));

      assertEmptyAndUsable(file.getFileName() + " missing");
    }
  }

  @Test
  void garbageInPlaceOfACommitIsRemoved() throws IOException {
    for (String name : List.of("segments_zz", "segments_!!", "segments_")) {
      restore();
      Files.write(folder.resolve(name), "no commit".getBytes(StandardCharsets.UTF_8));

      assertEmptyAndUsable(name);
    }
  }

  @Test
  void foreignFilesAreLeftAlone() throws IOException {
    Path foreign = folder.resolve("notes.txt");
    Files.writeString(foreign, "not Lucene's");
    Files.createDirectory(folder.resolve("folder"));
    assertIntact();

    Files.delete(
        files(folder).stream()
            .filter(f -> f.toString().contains("segments"))
            .findAny()
            .orElseThrow());
    assertEmptyAndUsable("with a foreign file");
    assertThat(foreign).hasContent("not Lucene's");
  }

  @Test
  void anotherFormatIsRebuilt() throws IOException {
    try (Directory directory = new MMapDirectory(folder);
        IndexWriter writer =
            new IndexWriter(directory, new IndexWriterConfig().setIndexSort(sort()))) {
      writer.setLiveCommitData(
          Map.of("tarn.format", "0", "tarn.storage", "storage", "tarn.t", "2").entrySet());
      writer.commit();
    }

    assertEmptyAndUsable("older format");
  }

  private static Sort sort() {
    return new Sort(new SortField(Fields.AT, SortField.Type.LONG, true));
  }

  @Test
  void aFolderInUseIsRefusedAndNotHarmed() {
    try (SearchIndex index = engine.open(folder)) {
      assertFails(folder);
      assertThat(index.progress()).contains(COMMITTED);
    }
    assertIntact();
  }

  @Test
  void aFolderThatIsNoneIsRefused() throws IOException {
    assertFails(Files.writeString(saved.resolve("file"), "a file"));
  }

  private void assertFails(Path path) {
    assertThatThrownBy(() -> engine.open(path))
        .isInstanceOfSatisfying(
            SearchException.class, e -> assertThat(e.error()).isEqualTo(SearchError.IO));
  }

  private void assertIntact() {
    try (SearchIndex index = engine.open(folder);
        SearchView view = index.view()) {
      assertThat(index.progress()).contains(COMMITTED);
      assertThat(view.count(ALL)).isEqualTo(250);
    }
  }

  private void assertEmptyAndUsable(String what) {
    assertEmptyAndUsable(engine, what);
  }

  private void assertEmptyAndUsable(LuceneSearchEngine opener, String what) {
    try (SearchIndex index = opener.open(folder)) {
      assertThat(index.progress()).as(what).isEmpty();
      try (SearchView view = index.view()) {
        assertThat(view.count(ALL)).as(what).isZero();
      }
      index.restart("storage");
      index.apply(changes(0), 7);
      index.commit();
    }
    try (SearchIndex index = opener.open(folder);
        SearchView view = index.view()) {
      assertThat(index.progress()).as(what).contains(new Progress("storage", 7));
      assertThat(view.count(ALL)).as(what).isEqualTo(150);
    }
  }
}

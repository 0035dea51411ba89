package health.tarn.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.query.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // A null fails the test by itself.
class ReaderSharesTest {

  /** More clauses than Lucene's searcher takes, in groups that each are small enough. */
  private static Query tooManyClauses() {
    List<Query> groups = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      List<Query> group = new ArrayList<>();
      for (int j = 0; j < 40; j++) {
        group.add(new Query.Text("family", Query.TextMatch.STARTS, "name" + i + "x" + j));
      }
      groups.add(new Query.Or(group));
    }
    return new Query.And(groups);
  }

  @Test
  void aQueryThatCannotBeRunHoldsNoReader() throws IOException {
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      DirectoryReader reader = DirectoryReader.open(writer);
      try (LuceneSearchView view = new LuceneSearchView(reader, 1)) {
        assertThatThrownBy(() -> view.keys(tooManyClauses()));
        assertThatThrownBy(() -> view.targets(tooManyClauses(), "subject"));
        assertThat(reader.getRefCount()).isEqualTo(1);
      }
      assertThat(reader.getRefCount()).isZero();
    }
  }
}

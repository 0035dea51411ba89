package health.tarn.search.lucene;

import health.tarn.spi.search.IndexChange;
import health.tarn.spi.search.IndexEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/**
 * Writes batches of changes. A large batch is divided over lanes by the hash of the key, so that
 * the changes of one resource stay in order.
 */
final class BatchWriter {

  /** Fewer changes than this are not worth a second thread. */
  private static final int SMALL = 64;

  /** Smaller buffers, in bytes, are not either. */
  private static final long WORTH_LANES = 8 << 20;

  private final IndexWriter writer;
  private final Lanes lanes;
  private final List<DocumentBuilder> builders = new ArrayList<>();

  BatchWriter(IndexWriter writer, Lanes lanes) {
    this.writer = writer;
    this.lanes = lanes;
    for (int i = 0; i < lanes.count(); i++) {
      builders.add(new DocumentBuilder());
    }
  }

  /** Returns the positions of the changes that were not kept whole, in order. */
  List<Integer> write(List<IndexChange> changes) throws IOException {
    int count = changes.size() < SMALL ? 1 : lanes.count();
    List<List<Integer>> refused = new ArrayList<>();
    for (int lane = 0; lane < count; lane++) {
      refused.add(new ArrayList<>());
    }
    lanes.run(count, lane -> writeLane(changes, lane, count, refused.get(lane)));
    TreeSet<Integer> all = new TreeSet<>();
    refused.forEach(all::addAll);
    return List.copyOf(all);
  }

  /** Writes the buffers of large batches to disk, side by side. */
  void flush() throws IOException {
    if (writer.ramBytesUsed() > WORTH_LANES) {
      lanes.run(lanes.count(), lane -> writer.flushNextBuffer());
    }
  }

  private void writeLane(List<IndexChange> changes, int lane, int count, List<Integer> refused)
      throws IOException {
    DocumentBuilder builder = builders.get(lane);
    for (int i = 0; i < changes.size(); i++) {
      IndexChange change = changes.get(i);
      boolean mine = count == 1 || Math.floorMod(change.key().hashCode(), count) == lane;
      if (mine && !write(builder, change)) {
        refused.add(i);
      }
    }
  }

  private boolean write(DocumentBuilder builder, IndexChange change) throws IOException {
    BytesRef key = Fields.bytes(change.key());
    List<IndexEntry> entries = change.entries();
    if (entries == null) {
      writer.deleteDocuments(new Term(Fields.KEY, key));
      return true;
    }
    List<IndexableField> document = builder.build(change, key, entries);
    if (change.first()) {
      writer.addDocument(document);
    } else {
      writer.updateDocument(new Term(Fields.KEY, key), document);
    }
    return builder.whole();
  }
}

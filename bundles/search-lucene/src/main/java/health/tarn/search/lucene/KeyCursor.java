package health.tarn.search.lucene;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.Cursor;
import java.io.IOException;
import java.util.NoSuchElementException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;

/** The keys of matches, in the order in which they lie in the index. */
final class KeyCursor implements Cursor<ResourceKey> {

  private final Matches matches;
  private BinaryDocValues keys = DocValues.emptyBinary();
  private @Nullable ResourceKey next;
  private boolean inLeaf;

  KeyCursor(Matches matches) {
    this.matches = matches;
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      next = Failure.translateFind("list keys", this::advance);
    }
    return next != null;
  }

  @Override
  public ResourceKey next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    ResourceKey key = next;
    next = null;
    return key;
  }

  private @Nullable ResourceKey advance() throws IOException {
    while (true) {
      int doc = inLeaf ? matches.nextDoc() : DocIdSetIterator.NO_MORE_DOCS;
      if (doc != DocIdSetIterator.NO_MORE_DOCS) {
        keys.advanceExact(doc);
        return Fields.key(keys.binaryValue());
      }
      LeafReaderContext leaf = matches.nextLeaf();
      if (leaf == null) {
        return null;
      }
      keys = DocValues.getBinary(leaf.reader(), Fields.KEY);
      inLeaf = true;
    }
  }

  @Override
  public void close() {
    matches.close();
  }
}

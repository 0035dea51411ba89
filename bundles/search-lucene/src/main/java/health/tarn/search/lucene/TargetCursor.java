package health.tarn.search.lucene;

import health.tarn.spi.storage.Cursor;
import java.io.IOException;
import java.util.Comparator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.LongBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The targets of matches, each once: a bit for each target of a segment, then the targets of all
 * segments merged in their order. So a join of millions of matches keeps bits, not strings.
 */
final class TargetCursor implements Cursor<String> {

  /** The targets found in one segment, from the smallest. */
  private static final class Segment {
    private final SortedSetDocValues targets;
    private final LongBitSet found;
    private long ordinal = -1;
    private BytesRef target = new BytesRef();

    Segment(SortedSetDocValues targets, LongBitSet found) {
      this.targets = targets;
      this.found = found;
    }

    boolean advance() throws IOException {
      if (ordinal + 1 >= found.length()) {
        return false;
      }
      ordinal = found.nextSetBit(ordinal + 1);
      if (ordinal < 0) {
        return false;
      }
      target = BytesRef.deepCopyOf(targets.lookupOrd(ordinal));
      return true;
    }
  }

  private final Matches matches;
  private final PriorityQueue<Segment> segments =
      new PriorityQueue<>(Comparator.comparing((Segment segment) -> segment.target));
  private @Nullable BytesRef last;
  private @Nullable BytesRef next;

  private TargetCursor(Matches matches) {
    this.matches = matches;
  }

  static TargetCursor of(Matches matches, String field) throws IOException {
    TargetCursor cursor = new TargetCursor(matches);
    boolean complete = false;
    try {
      cursor.collect(field);
      complete = true;
      return cursor;
    } finally {
      if (!complete) {
        matches.close();
      }
    }
  }

  private void collect(String field) throws IOException {
    for (LeafReaderContext leaf = matches.nextLeaf(); leaf != null; leaf = matches.nextLeaf()) {
      SortedSetDocValues targets = DocValues.getSortedSet(leaf.reader(), field);
      if (targets.getValueCount() > 0) {
        add(new Segment(targets, found(matches, targets)));
      }
    }
  }

  private static LongBitSet found(Matches matches, SortedSetDocValues targets) throws IOException {
    LongBitSet found = new LongBitSet(targets.getValueCount());
    int doc = matches.nextDoc();
    while (doc != DocIdSetIterator.NO_MORE_DOCS) {
      if (targets.advanceExact(doc)) {
        for (int i = targets.docValueCount(); i > 0; i--) {
          found.set(targets.nextOrd());
        }
      }
      doc = matches.nextDoc();
    }
    return found;
  }

  private void add(Segment segment) throws IOException {
    if (segment.advance()) {
      segments.add(segment);
    }
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      next = Failure.translateFind("list targets", this::advance);
    }
    return next != null;
  }

  @Override
  public String next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    last = next;
    next = null;
    return last.utf8ToString();
  }

  private @Nullable BytesRef advance() throws IOException {
    while (true) {
      Segment smallest = segments.poll();
      if (smallest == null) {
        return null;
      }
      BytesRef target = smallest.target;
      add(smallest);
      if (!target.equals(last)) {
        return target;
      }
    }
  }

  @Override
  public void close() {
    matches.close();
  }
}

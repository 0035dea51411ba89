package health.tarn.search.lucene;

import health.tarn.spi.search.PagePosition;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Collects the first matches in the order of newest first, then by key.
 *
 * <p>A segment is sorted by the instant alone, so it is left as soon as an instant is older than
 * the last of a full page; more than a page is looked at only where instants are equal, which is
 * within one commit. Sorting segments by key too would let Lucene's own collector do this, at the
 * price of a sorted dictionary of all keys in each segment.
 */
final class NewestFirst implements Collector {

  /** Searches one segment after the other, which lets a full page end the later ones at once. */
  record OnOneThread(int count, @Nullable PagePosition after)
      implements CollectorManager<NewestFirst, List<PagePosition>> {
    @Override
    public NewestFirst newCollector() {
      return new NewestFirst(count, after);
    }

    @Override
    public List<PagePosition> reduce(Collection<NewestFirst> collectors) {
      return collectors.iterator().next().page();
    }
  }

  private record Match(long at, BytesRef key) {}

  private static final Comparator<Match> ORDER =
      Comparator.comparingLong(Match::at).reversed().thenComparing(Match::key);

  private final int count;
  private final @Nullable Match after;
  private final PriorityQueue<Match> page = new PriorityQueue<>(ORDER.reversed());

  /**
   * @param count how many at most, at least one
   * @param after where the page before ended; the query then leaves out what is newer
   */
  NewestFirst(int count, @Nullable PagePosition after) {
    this.count = count;
    this.after = after == null ? null : new Match(after.at(), Fields.bytes(after.key()));
  }

  /** Returns the page, in order. */
  List<PagePosition> page() {
    return page.stream()
        .sorted(ORDER)
        .map(match -> new PagePosition(List.of(), match.at(), Fields.key(match.key())))
        .toList();
  }

  @Override
  public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
    NumericDocValues instants = DocValues.getNumeric(context.reader(), Fields.AT);
    BinaryDocValues keys = DocValues.getBinary(context.reader(), Fields.KEY);
    return new LeafCollector() {
      @Override
      public void setScorer(Scorable scorer) {}

      @Override
      public void collect(int doc) throws IOException {
        instants.advanceExact(doc);
        long at = instants.longValue();
        Match last = page.size() < count ? null : page.peek();
        if (last != null && at < last.at()) {
          throw new CollectionTerminatedException();
        }
        keys.advanceExact(doc);
        offer(new Match(at, keys.binaryValue()), last);
      }
    };
  }

  private void offer(Match match, @Nullable Match last) {
    if (after != null && ORDER.compare(match, after) <= 0) {
      return;
    }
    if (last != null) {
      if (ORDER.compare(match, last) >= 0) {
        return;
      }
      page.poll();
    }
    page.add(new Match(match.at(), BytesRef.deepCopyOf(match.key())));
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }
}

package health.tarn.core.write;

import health.tarn.api.BundleAnswer.Entry;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.Resource;
import health.tarn.api.Written.Effect;
import health.tarn.core.read.AnswerBudget;
import health.tarn.spi.storage.StorageException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers the entries of a Bundle whose fates are their own. What goes wrong at one is the answer
 * of that one, since others may be stored already; and what would make all of them together too
 * long is left out.
 */
final class BundleAnswers {

  private final AnswerBudget budget;
  private boolean full;

  /**
   * @param length of the Bundle in bytes
   */
  BundleAnswers(int length) {
    this.budget = AnswerBudget.toRequest(length);
  }

  /** Answers an entry that reads; once all answers together are too long, it is not even tried. */
  Entry reading(Supplier<Entry> work) {
    return full ? tooMuch() : limited(guarded(work));
  }

  /** Answers an entry that writes, which is carried out however much was answered already. */
  Entry writing(Supplier<Entry> work) {
    return limited(guarded(work));
  }

  private Entry limited(Entry answer) {
    long bytes = bytes(answer);
    if (bytes == 0 || budget.take(bytes)) {
      return answer;
    }
    full = true;
    return tooMuch();
  }

  /** Counts what was read; what was written came with the Bundle. */
  private static long bytes(Entry answer) {
    if (answer instanceof Entry.Read read) {
      return bytes(read.resource());
    }
    if (answer instanceof Entry.Searched searched) {
      return searched.page().matches().stream().mapToLong(match -> bytes(match.resource())).sum();
    }
    if (answer instanceof Entry.Past past) {
      return past.page().versions().stream().mapToLong(BundleAnswers::bytes).sum();
    }
    if (answer instanceof Entry.Wrote wrote && wrote.written().effect() == Effect.FOUND) {
      return bytes(wrote.written().resource());
    }
    return 0;
  }

  private static long bytes(@Nullable Resource resource) {
    byte[] json = resource == null ? null : resource.json();
    return json == null ? 0 : json.length;
  }

  private static Entry tooMuch() {
    return new Entry.Failed(
        new LakeException(
            Problem.TOO_LARGE,
            "the answers to this Bundle hold more than "
                + AnswerBudget.PAGE_BYTES
                + " bytes already; send this entry again in a Bundle of its own"));
  }

  private static Entry guarded(Supplier<Entry> work) {
    try {
      return work.get();
    } catch (LakeException e) {
      return new Entry.Failed(e);
    } catch (StorageException e) {
      return new Entry.Failed(StorageFaults.translate(e));
    } catch (RuntimeException e) {
      // Thrown on, a defect at one entry would deny what was stored for the others.
      return new Entry.Failed(
          new LakeException(
              Problem.INTERNAL,
              "the lake failed at this entry, which may or may not have been carried out",
              e));
    }
  }
}

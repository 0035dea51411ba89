package health.tarn.core.write;

import health.tarn.api.BundleAnswer.Entry;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.spi.storage.StorageException;
import java.util.function.Supplier;

/**
 * Answers the entries of a Bundle whose fates are their own. What goes wrong at one is the answer
 * of that one, since others may be stored already.
 */
final class BundleAnswers {

  private BundleAnswers() {}

  static Entry of(Supplier<Entry> work) {
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

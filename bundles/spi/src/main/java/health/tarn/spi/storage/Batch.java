package health.tarn.spi.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is committed at once.
 *
 * @param changes at most one for each key, in the order of their places in the commit
 * @param notes small named values of jobs and projections, written in the same commit
 * @param watch the conditions under which the batch was made; null if there are none
 */
public record Batch(List<Change> changes, List<Note> notes, @Nullable Watch watch) {
  public Batch {
    changes = List.copyOf(changes);
    notes = List.copyOf(notes);
  }

  /** Returns a batch of changes alone. */
  public static Batch of(Change... changes) {
    return new Batch(List.of(changes), List.of(), null);
  }
}

package health.tarn.core.write;

import health.tarn.api.BundleAnswer.Entry;
import health.tarn.api.Resource;
import health.tarn.api.Written;
import health.tarn.api.Written.Effect;
import health.tarn.core.read.AnswerBudget;
import health.tarn.fhir.resource.BundleEntry.Method;
import health.tarn.spi.storage.Commit;
import health.tarn.spi.storage.Watch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt of a transaction appends, to which entries it belongs, and what is told then.
 */
final class TransactionPlan {

  private final long t;
  final List<RequestedEntry> entries = new ArrayList<>();
  final List<Write> writes = new ArrayList<>();
  final Map<Integer, Resource> found = new HashMap<>();
  final List<Watch.Condition> watched = new ArrayList<>();
  final List<RequestedEntry> idle = new ArrayList<>();
  final AnswerBudget budget;
  private final Map<Sought, RequestedEntry> sought = new HashMap<>();
  private final Map<Integer, Integer> repeated = new HashMap<>();

  /** Whether an expectation stands on what one principal sees, rather than on a precondition. */
  boolean looked;

  /** Null until it is made, and if there was nothing to write. */
  @Nullable Commit commit;

  /**
   * @param t a position before which no condition is searched
   * @param length of the Bundle in bytes
   */
  TransactionPlan(long t, int length) {
    this.t = t;
    this.budget = AnswerBudget.toRequest(length);
  }

  void add(RequestedEntry entry, Write write) {
    entries.add(entry);
    writes.add(write);
  }

  /**
   * Returns the first entry whose condition is the same; null if this one is the first.
   *
   * <p>R4 lets a resource occur once in a transaction, by identity (http.html, 3.1.0.11.2), and a
   * create whose condition matches is none: taken one after the other, the second finds what the
   * first one makes. To refuse it would refuse what senders do who bring the same organization with
   * each of their resources. HAPI FHIR answers likewise.
   */
  @Nullable RequestedEntry before(RequestedEntry entry) {
    String condition = entry.method() == Method.POST ? entry.ifNoneExist() : null;
    if (condition == null) {
      return null;
    }
    RequestedEntry before = sought.putIfAbsent(Sought.of(entry.path(), condition), entry);
    if (before != null) {
      repeated.put(entry.index(), before.index());
    }
    return before;
  }

  /** Tells whether an entry needs no write, since its condition finds what there is or will be. */
  boolean isFound(RequestedEntry entry) {
    return found.containsKey(entry.index()) || repeated.containsKey(entry.index());
  }

  @Nullable Watch watch() {
    return watched.isEmpty() ? null : new Watch(t, watched);
  }

  /** Puts the answer of each entry at its place, once the commit is made. */
  void answer(@Nullable Entry[] answers, BundleAnswers guard, Overwriting overwriting) {
    found.forEach(
        (index, resource) -> answers[index] = new Entry.Wrote(new Written(resource, Effect.FOUND)));
    for (RequestedEntry entry : idle) {
      answers[entry.index()] = new Entry.Wrote(new Written(null, Effect.UNCHANGED));
    }
    Commit made = commit;
    for (int i = 0; made != null && i < entries.size(); i++) {
      Write write = writes.get(i);
      Commit.Outcome outcome = made.outcomes().get(i);
      answers[entries.get(i).index()] =
          guard.writing(() -> new Entry.Wrote(overwriting.written(write, outcome, made)));
    }
    repeated.forEach((index, first) -> answers[index] = found(answers[first]));
  }

  /** The second to describe a resource finds what the first one made. */
  private static @Nullable Entry found(@Nullable Entry first) {
    return first instanceof Entry.Wrote wrote
        ? new Entry.Wrote(new Written(wrote.written().resource(), Effect.FOUND))
        : first;
  }
}

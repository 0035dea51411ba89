package health.tarn.core.plugin;

import health.tarn.api.Issue;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.spi.plugin.BeforeCommit;
import health.tarn.spi.plugin.ProposedChange;
import health.tarn.spi.plugin.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where changes pass the interceptors before they are checked and committed. */
public final class Gate {

  private static final Logger log = LoggerFactory.getLogger(Gate.class);

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Supplier<PluginLimits> limits;
  private final List<Plugged<BeforeCommit, Keeper>> all = new ArrayList<>();
  private volatile List<Plugged<BeforeCommit, Keeper>> asked = List.of();

  /** What an interceptor says of itself. */
  record Keeper(String name, boolean required) {
    static Keeper of(BeforeCommit interceptor) {
      return new Keeper(Names.checked(interceptor.name()), interceptor.required());
    }
  }

  Gate(Supplier<PluginLimits> limits) {
    this.limits = limits;
  }

  synchronized void add(Plugged<BeforeCommit, Keeper> interceptor) {
    all.add(interceptor);
    order();
  }

  void remove(BeforeCommit service) {
    List<Plugged<BeforeCommit, Keeper>> gone;
    synchronized (this) {
      gone = all.stream().filter(one -> one.service() == service).toList();
      all.removeAll(gone);
      order();
    }
    gone.forEach(Plugged::close);
  }

  private void order() {
    asked = all.stream().filter(one -> one.itself() != null).sorted().toList();
  }

  /** Tells whether nobody has to be asked. */
  public boolean isFree() {
    return asked.isEmpty() && limits.get().required().isEmpty();
  }

  /**
   * Asks all interceptors about a change.
   *
   * @return the content that goes on; null for a delete
   * @throws LakeException {@link Problem#UNPROCESSABLE} if one refuses; {@link Problem#INTERNAL}
   *     with a finding if a required one threw; {@link Problem#UNAVAILABLE} if a required one does
   *     not answer, is suspended or is not there
   */
  public byte @Nullable [] pass(ProposedChange change) {
    List<Plugged<BeforeCommit, Keeper>> interceptors = asked;
    requireAll(interceptors);
    byte @Nullable [] json = change.json();
    for (Plugged<BeforeCommit, Keeper> interceptor : interceptors) {
      Keeper keeper = interceptor.itself();
      if (keeper != null) {
        json = pass(interceptor, keeper, change, json);
      }
    }
    return json;
  }

  private byte @Nullable [] pass(
      Plugged<BeforeCommit, Keeper> interceptor,
      Keeper keeper,
      ProposedChange change,
      byte @Nullable [] json) {
    ProposedChange shown =
        new ProposedChange(
            change.store(),
            change.kind(),
            change.type(),
            change.id(),
            json == null ? null : json.clone());
    Verdict verdict;
    try {
      verdict =
          interceptor.contained().call(turn -> usable(interceptor.service().decide(shown), shown));
    } catch (LakeException e) {
      if (keeper.required()) {
        throw closed(keeper, e);
      }
      log.debug("Interceptor {} is passed over: {}", keeper.name(), e.getMessage());
      return json;
    }
    if (verdict instanceof Verdict.Refuse refused) {
      throw refused(keeper, change, refused.reason());
    }
    return verdict instanceof Verdict.Amend amended ? amended.json() : json;
  }

  /** An answer that cannot be used is a failure of the interceptor. */
  private static Verdict usable(@Nullable Verdict verdict, ProposedChange change) {
    if (verdict == null || (verdict instanceof Verdict.Amend && change.json() == null)) {
      throw new IllegalStateException("an interceptor gave no verdict, or amended a delete");
    }
    return verdict;
  }

  private static LakeException refused(Keeper keeper, ProposedChange change, String reason) {
    String message = "interceptor " + keeper.name() + " refuses this " + change.type() + ": ";
    return new LakeException(
        Problem.UNPROCESSABLE,
        message + reason,
        List.of(Issue.error("business-rule", message + reason)));
  }

  /** A gate that fails is closed. */
  private static LakeException closed(Keeper keeper, LakeException fault) {
    String message =
        fault.getMessage()
            + "; nothing was stored, since nothing is written without interceptor "
            + keeper.name();
    return fault.problem() == Problem.INTERNAL
        ? new LakeException(Problem.INTERNAL, message, List.of(Issue.error("exception", message)))
        : LakeException.retryLater(Problem.UNAVAILABLE, message, PAUSE);
  }

  private void requireAll(List<Plugged<BeforeCommit, Keeper>> there) {
    Set<String> required = limits.get().required();
    if (required.isEmpty()) {
      return;
    }
    Set<String> missing = new HashSet<>(required);
    for (Plugged<BeforeCommit, Keeper> interceptor : there) {
      Keeper keeper = interceptor.itself();
      missing.remove(keeper == null ? "" : keeper.name());
    }
    if (!missing.isEmpty()) {
      throw LakeException.retryLater(
          Problem.UNAVAILABLE,
          "nothing is written without interceptor "
              + String.join(", ", missing)
              + ", which is not there now",
          PAUSE);
    }
  }

  synchronized void report(Reports reports) {
    all.forEach(one -> reports.add(one.origin(), one.offer(null)));
  }
}

package health.tarn.core.plugin;

import health.tarn.api.plugin.Offer;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A service of a plugin that has come, with what it said of itself.
 *
 * @param <S> the kind of service
 * @param <I> what it says of itself
 */
final class Plugged<S, I> implements Comparable<Plugged<?, ?>>, AutoCloseable {

  private final String kind;
  private final S service;
  private final Origin origin;
  private final Contained contained;
  private final @Nullable I itself;
  private final String name;
  private final @Nullable String refusal;

  /**
   * Asks a service about itself.
   *
   * @param kind what people call this kind of service
   * @param asking throws if what the service says cannot be used; the message may be shown
   * @param naming what people call the service by what it says
   */
  Plugged(
      String kind,
      S service,
      Origin origin,
      Supplier<Duration> patience,
      PluginLimits limits,
      Function<S, I> asking,
      Function<I, String> naming) {
    this.kind = kind;
    this.service = service;
    this.origin = origin;
    String from = " of plugin " + origin.bundle();
    String known = service.getClass().getName();
    this.contained = new Contained(kind + " " + known + from, origin.bundle(), patience, limits);
    I said = null;
    String problem = null;
    try {
      said = contained.ask(turn -> Objects.requireNonNull(asking.apply(service)));
      known = naming.apply(said);
      contained.label(kind + " " + known + from);
    } catch (RuntimeException e) {
      problem = "it did not say what it is: " + e.getMessage();
    }
    this.itself = said;
    this.name = known;
    this.refusal = problem;
  }

  S service() {
    return service;
  }

  Origin origin() {
    return origin;
  }

  Contained contained() {
    return contained;
  }

  /** Returns what the service said of itself; null if that cannot be used. */
  @Nullable I itself() {
    return itself;
  }

  /** Returns what it is known by. */
  String name() {
    return name;
  }

  /**
   * Returns what is told of the service.
   *
   * @param taken why it is not used though it said what it is; null if it is
   */
  Offer offer(@Nullable String taken) {
    String refused = refusal == null ? taken : refusal;
    Offer.State state =
        refused != null
            ? Offer.State.REFUSED
            : contained.isSuspended() ? Offer.State.SUSPENDED : Offer.State.IN_USE;
    return new Offer(
        kind,
        name,
        state,
        contained.calls(),
        contained.failures(),
        contained.hangs(),
        refused == null ? contained.problem() : refused);
  }

  @Override
  public int compareTo(Plugged<?, ?> other) {
    return origin.compareTo(other.origin);
  }

  @Override
  public void close() {
    contained.close();
  }
}

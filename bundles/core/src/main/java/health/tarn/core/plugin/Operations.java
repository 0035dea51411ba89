package health.tarn.core.plugin;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.plugin.OperationAnswer;
import health.tarn.api.plugin.OperationCall;
import health.tarn.api.plugin.OperationDescription;
import health.tarn.api.plugin.OperationLevel;
import health.tarn.spi.plugin.CustomOperation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The operations that plugins offer, and which of them can be called. */
final class Operations {

  private final List<Plugged<CustomOperation, OperationDescription>> all = new ArrayList<>();
  private final Set<String> reserved = new TreeSet<>();
  private volatile Decided decided = new Decided(List.of(), Map.of());

  /** An operation that can be called. */
  private record Callable(
      Plugged<CustomOperation, OperationDescription> plugged, OperationDescription description) {}

  /**
   * Which services are called, and why others are not.
   *
   * @param taken the reason for each that is not
   */
  private record Decided(List<Callable> callable, Map<Plugged<?, ?>, String> taken) {}

  synchronized void add(Plugged<CustomOperation, OperationDescription> operation) {
    all.add(operation);
    decide();
  }

  /** Calls a service no more; its calls that are under way may end. */
  void remove(CustomOperation service) {
    List<Plugged<CustomOperation, OperationDescription>> gone;
    synchronized (this) {
      gone = all.stream().filter(one -> one.service() == service).toList();
      all.removeAll(gone);
      decide();
    }
    gone.forEach(Plugged::close);
  }

  synchronized void reserve(Set<String> names) {
    reserved.addAll(names);
    decide();
  }

  private void decide() {
    List<Callable> callable = new ArrayList<>();
    Map<Plugged<?, ?>, String> taken = new LinkedHashMap<>();
    for (Plugged<CustomOperation, OperationDescription> plugged : all.stream().sorted().toList()) {
      OperationDescription described = plugged.itself();
      if (described != null) {
        Callable candidate = new Callable(plugged, described);
        String reason = reason(candidate, callable);
        if (reason == null) {
          callable.add(candidate);
        } else {
          taken.put(plugged, reason);
        }
      }
    }
    decided = new Decided(List.copyOf(callable), Map.copyOf(taken));
  }

  private @Nullable String reason(Callable candidate, List<Callable> before) {
    String name = candidate.description().name();
    if (reserved.contains(name)) {
      return "the lake has an operation $" + name + " itself";
    }
    for (Callable other : before) {
      if (overlap(candidate.description(), other.description())) {
        return "plugin " + other.plugged().origin().bundle() + " has an operation $" + name;
      }
    }
    return null;
  }

  private static boolean overlap(OperationDescription one, OperationDescription other) {
    if (!one.name().equals(other.name())) {
      return false;
    }
    for (OperationLevel level : one.levels()) {
      if (other.levels().contains(level)
          && (level == OperationLevel.SYSTEM || share(one.types(), other.types()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean share(Set<String> one, Set<String> other) {
    return one.isEmpty() || other.isEmpty() || one.stream().anyMatch(other::contains);
  }

  List<OperationDescription> descriptions() {
    return decided.callable().stream()
        .map(Callable::description)
        .sorted(Comparator.comparing(OperationDescription::name))
        .toList();
  }

  private @Nullable Callable find(String name, OperationLevel level, @Nullable String type) {
    for (Callable one : decided.callable()) {
      if (one.description().name().equals(name) && one.description().isAt(level, type)) {
        return one;
      }
    }
    return null;
  }

  @Nullable OperationDescription description(
      String name, OperationLevel level, @Nullable String type) {
    Callable found = find(name, level, type);
    return found == null ? null : found.description();
  }

  /**
   * Calls an operation.
   *
   * @throws LakeException as {@link health.tarn.api.plugin.Plugins#call} says
   */
  OperationAnswer call(String name, OperationCall call) {
    Callable found = find(name, call.level(), call.type());
    if (found == null) {
      throw new LakeException(Problem.NOT_FOUND, "there is no operation $" + name + " here");
    }
    CustomOperation operation = found.plugged().service();
    Answered answered =
        found.plugged().contained().call(turn -> answer(operation, within(call, turn)));
    if (answered.refusal() != null) {
      throw answered.refusal();
    }
    return Objects.requireNonNull(answered.answer());
  }

  /** What an operation answered, or refused with; a refusal is no failure of the plugin. */
  private record Answered(@Nullable OperationAnswer answer, @Nullable LakeException refusal) {}

  private static Answered answer(CustomOperation operation, OperationCall call) {
    try {
      return new Answered(Objects.requireNonNull(operation.call(call), "no answer"), null);
    } catch (LakeException e) {
      return new Answered(null, e);
    }
  }

  private static OperationCall within(OperationCall call, Turn turn) {
    return new OperationCall(
        call.level(),
        call.type(),
        call.key(),
        call.parameters(),
        call.body(),
        call.contentType(),
        new TurnStore(call.store(), turn));
  }

  synchronized void report(Reports reports) {
    Map<Plugged<?, ?>, String> taken = decided.taken();
    all.forEach(one -> reports.add(one.origin(), one.offer(taken.get(one))));
  }
}

package health.tarn.route.exporting;

import health.tarn.api.job.ExportJob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** An export that writes down which of its steps were called, and fails where it is told to. */
final class RecordedExport implements ExportJob {

  private final List<String> names;
  private final List<String> steps = new ArrayList<>();
  private final List<Throwable> reasons = new ArrayList<>();
  private final Map<String, Runnable> actions = new HashMap<>();
  private volatile boolean cancelled;

  RecordedExport(String... names) {
    this.names = List.of(names);
  }

  /** Does something when a step is called, after it was written down. */
  void at(String step, Runnable action) {
    actions.put(step, action);
  }

  void failAt(String step, RuntimeException failure) {
    at(
        step,
        () -> {
          throw failure;
        });
  }

  void cancelAt(String step) {
    at(step, () -> cancelled = true);
  }

  synchronized List<String> steps() {
    return List.copyOf(steps);
  }

  synchronized List<Throwable> reasons() {
    return List.copyOf(reasons);
  }

  @Override
  public String id() {
    return "0123456789abcdef0123456789abcdef";
  }

  @Override
  public Iterator<Part> parts() {
    step("list");
    Iterator<String> listed = names.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !cancelled && listed.hasNext();
      }

      @Override
      public Part next() {
        return new RecordedPart(listed.next());
      }
    };
  }

  @Override
  public void finish() {
    step("finish");
  }

  private void step(String step) {
    synchronized (this) {
      steps.add(step);
    }
    actions.getOrDefault(step, () -> {}).run();
  }

  private final class RecordedPart implements Part {
    private final String name;

    RecordedPart(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void write() {
      step(name + ": write");
    }

    @Override
    public void abandon(Throwable reason) {
      step(name + ": abandon");
      synchronized (RecordedExport.this) {
        reasons.add(reason);
      }
    }
  }
}

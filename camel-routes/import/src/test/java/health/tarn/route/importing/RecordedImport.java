package health.tarn.route.importing;

import health.tarn.api.job.ImportJob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** An import that writes down which of its steps were called, and fails where it is told to. */
final class RecordedImport implements ImportJob {

  private record Lines(long number) implements Chunk {}

  private final List<Source> sources = new ArrayList<>();
  private final List<String> steps = new ArrayList<>();
  private final List<Throwable> reasons = new ArrayList<>();
  private final Map<String, Runnable> actions = new HashMap<>();
  private boolean recording = true;
  private volatile boolean cancelled;
  private int accepted;

  RecordedImport object(String name, int chunks) {
    sources.add(new Source(name, chunks));
    return this;
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

  void recordNothing() {
    recording = false;
  }

  synchronized List<String> steps() {
    return List.copyOf(steps);
  }

  synchronized List<Throwable> reasons() {
    return List.copyOf(reasons);
  }

  int accepted() {
    return accepted;
  }

  @Override
  public String id() {
    return "0123456789abcdef0123456789abcdef";
  }

  @Override
  public Iterator<ImportObject> objects() {
    act("list");
    Iterator<Source> listed = sources.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !cancelled && listed.hasNext();
      }

      @Override
      public ImportObject next() {
        Source source = listed.next();
        act(source.name() + ": list");
        return source;
      }
    };
  }

  @Override
  public void finish() {
    step("finish");
  }

  private void step(String step) {
    synchronized (this) {
      if (recording) {
        steps.add(step);
      }
    }
    act(step);
  }

  private void act(String step) {
    actions.getOrDefault(step, () -> {}).run();
  }

  private final class Source implements ImportObject {
    private final String name;
    private final int chunks;

    Source(String name, int chunks) {
      this.name = name;
      this.chunks = chunks;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Iterator<Chunk> chunks() {
      act(name + ": open");
      return new Iterator<>() {
        private int next;

        @Override
        public boolean hasNext() {
          return !cancelled && next < chunks;
        }

        @Override
        public Chunk next() {
          step(name + ": read " + next);
          return new Lines(next++);
        }
      };
    }

    @Override
    public void accept(Chunk chunk) {
      accepted++;
      step(name + ": accept " + chunk.number());
    }

    @Override
    public void complete() {
      step(name + ": complete");
    }

    @Override
    public void abandon(Throwable reason) {
      step(name + ": abandon");
      synchronized (RecordedImport.this) {
        reasons.add(reason);
      }
    }
  }
}

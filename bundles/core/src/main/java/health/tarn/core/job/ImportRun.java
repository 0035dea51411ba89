package health.tarn.core.job;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.job.ImportJob;
import health.tarn.api.job.Job;
import health.tarn.api.job.Job.State;
import health.tarn.core.store.Validation;
import health.tarn.spi.transport.ObjectInfo;
import health.tarn.spi.transport.Transport;
import health.tarn.spi.transport.TransportException;
import java.net.URI;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One import, from its listing to its manifest. */
final class ImportRun implements ImportJob, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ImportRun.class);

  private final JobContext context;
  private final Transport transport;
  private final Retry retry;
  private final URI input;
  private final Validation validation;
  private final ImportNotes notes;
  private @Nullable Listing listing;
  private @Nullable ImportObjectRun current;
  private volatile @Nullable Throwable fatal;

  ImportRun(JobContext context) {
    Job job = context.job();
    URI location = job.input();
    if (location == null) {
      throw new LakeException(Problem.INVALID, "an import needs an input");
    }
    this.context = context;
    this.input = location;
    this.transport = context.transports().of(location);
    context.transports().of(job.output());
    this.retry = Retry.unlessCancelled(context.control());
    String level = job.options().get("validation");
    this.validation = level == null ? context.store().options().validation() : Validation.of(level);
    this.notes = new ImportNotes(context.store(), job.id());
  }

  @Override
  public String id() {
    return context.job().id();
  }

  @Override
  public Iterator<ImportObject> objects() {
    countObjects();
    Listing objects = list();
    listing = objects;
    return new Objects(objects);
  }

  private Listing list() {
    return new Listing(transport, input, this::wanted, retry);
  }

  /** A first listing, so that progress has an end to be measured by. */
  private void countObjects() {
    long count = 0;
    long bytes = 0;
    try (Listing objects = list()) {
      while (context.control().goOn() && objects.hasNext()) {
        count++;
        bytes += objects.next().size();
      }
    } catch (TransportException e) {
      if (context.control().goOn()) {
        throw new LakeException(Problem.INVALID, "cannot list the input: " + e.getMessage(), e);
      }
    }
    if (count == 0 && context.control().goOn()) {
      throw new LakeException(
          Problem.NOT_FOUND,
          "there is nothing to import at "
              + input
              + "; expected objects named *.ndjson or"
              + " *.ndjson.gz");
    }
    context.tally().expect(count, bytes);
    context.update(Changes.progress(context.tally().progress()));
  }

  private boolean wanted(ObjectInfo object) {
    String path = object.uri().getPath();
    return object.uri().equals(input) || path.endsWith(".ndjson") || path.endsWith(".ndjson.gz");
  }

  boolean goOn() {
    return fatal == null && context.control().goOn();
  }

  /** Ends the job as failed when its objects are through: the lake itself cannot go on. */
  void failWith(Throwable reason) {
    fatal = reason;
  }

  @Override
  public void finish() {
    close();
    Control control = context.control();
    if (control.stopping()) {
      log.info("Import {} is interrupted; it goes on when the lake is back", id());
      return;
    }
    Throwable reason = fatal;
    context.throwIfItMayPass(reason);
    if (reason == null) {
      new ImportReport(context, notes).write();
    }
    context.update(
        Changes.ended(
            endState(reason),
            context.clock().instant(),
            context.tally().progress(),
            reason == null ? null : JobContext.reason(reason)));
    log.info("Import {} ended: {}", id(), context.job().state());
  }

  private State endState(@Nullable Throwable reason) {
    if (context.control().cancelled()) {
      return State.CANCEL_COMPLETED;
    }
    if (reason != null) {
      return State.FAILED;
    }
    Job.Progress progress = context.tally().progress();
    return progress.resourcesFailed() + progress.objectsFailed() > 0
        ? State.COMPLETED_WITH_ERRORS
        : State.COMPLETED;
  }

  @Override
  public void close() {
    ImportObjectRun object = current;
    current = null;
    if (object != null) {
      object.close();
    }
    Listing open = listing;
    listing = null;
    if (open != null) {
      open.close();
    }
  }

  /** The objects that are not finished, as they are listed. */
  private final class Objects implements Iterator<ImportObject> {
    private final Listing objects;
    private @Nullable ImportObjectRun next;

    Objects(Listing objects) {
      this.objects = objects;
    }

    @Override
    public boolean hasNext() {
      while (next == null && goOn() && more()) {
        next = unfinished(objects.next());
      }
      return next != null && goOn();
    }

    private boolean more() {
      try {
        return objects.hasNext();
      } catch (TransportException e) {
        if (goOn()) {
          throw e;
        }
        return false;
      }
    }

    @Override
    public ImportObject next() {
      ImportObjectRun object = next;
      if (object == null) {
        throw new NoSuchElementException();
      }
      next = null;
      current = object;
      return object;
    }
  }

  private @Nullable ImportObjectRun unfinished(ObjectInfo object) {
    String name = Locations.name(input, object.uri());
    Checkpoint known = notes.checkpoint(name);
    if (known == null) {
      return new ImportObjectRun(this, context, transport, object, start(name, object));
    }
    if (!known.tag().equals(object.tag())) {
      log.warn("Object {} of import {} has changed; it is read from its beginning", name, id());
      notes.forgetChunks(name);
      return new ImportObjectRun(this, context, transport, object, start(name, object));
    }
    count(known);
    return known.state() == Checkpoint.State.OPEN
        ? new ImportObjectRun(this, context, transport, object, known)
        : null;
  }

  private static Checkpoint start(String name, ObjectInfo object) {
    return Checkpoint.begin(name, object.tag());
  }

  private void count(Checkpoint known) {
    Tally tally = context.tally();
    tally.read(known.bytes());
    tally.looked(known.looked());
    tally.failed(known.failed());
    tally.done(known.types());
    if (known.state() == Checkpoint.State.DONE) {
      tally.objectDone();
    } else if (known.state() == Checkpoint.State.ABANDONED) {
      tally.objectFailed();
    }
  }

  ImportNotes notes() {
    return notes;
  }

  Validation validation() {
    return validation;
  }
}

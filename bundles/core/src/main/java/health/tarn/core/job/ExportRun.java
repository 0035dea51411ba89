package health.tarn.core.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.access.Interaction;
import health.tarn.api.job.ExportJob;
import health.tarn.api.job.ExportedObject;
import health.tarn.api.job.Job;
import health.tarn.api.job.Job.State;
import health.tarn.core.access.Access;
import health.tarn.core.access.Visibility;
import health.tarn.spi.transport.Transport;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One export: the resources of a data store as of one {@code t}, an object or more for a type. */
final class ExportRun implements ExportJob {

  private static final Logger log = LoggerFactory.getLogger(ExportRun.class);

  private final JobContext context;
  private final Access access;
  private final Transport transport;
  private final ExportNotes notes;
  private final long t;
  private volatile @Nullable Throwable failed;

  ExportRun(JobContext context, Access access) {
    this.context = context;
    this.access = access;
    this.transport = context.transports().of(context.job().output());
    this.notes = new ExportNotes(context.store(), context.job().id());
    this.t = notes.t();
  }

  @Override
  public String id() {
    return context.job().id();
  }

  @Override
  public Iterator<Part> parts() {
    List<String> types = types();
    context.tally().expect(types.size(), 0);
    List<ExportNotes.Written> written = notes.written();
    for (ExportNotes.Written part : written) {
      part.count(context.tally());
    }
    return new Parts(types.iterator(), written);
  }

  private List<String> types() {
    List<String> known = context.store().types();
    String asked = context.job().options().get("types");
    if (asked == null || asked.isBlank()) {
      return known;
    }
    List<String> types = new ArrayList<>(new TreeSet<>(List.of(asked.split(",", -1))));
    types.removeAll(known);
    if (!types.isEmpty()) {
      throw new LakeException(Problem.INVALID, "there are no resource types " + types);
    }
    return List.copyOf(new TreeSet<>(List.of(asked.split(",", -1))));
  }

  /** Goes through the types, and within a type through its objects. */
  private final class Parts implements Iterator<Part> {
    private final Iterator<String> types;
    private final List<ExportNotes.Written> written;
    private @Nullable ExportPart last;
    private @Nullable ExportPart next;

    Parts(Iterator<String> types, List<ExportNotes.Written> written) {
      this.types = types;
      this.written = written;
    }

    @Override
    public boolean hasNext() {
      if (next == null && failed == null && context.control().goOn()) {
        next = following();
      }
      return next != null;
    }

    private @Nullable ExportPart following() {
      ExportPart before = last;
      if (before != null && before.more()) {
        return before.following();
      }
      while (types.hasNext()) {
        if (before != null || !written.isEmpty()) {
          countType();
        }
        ExportPart part = resume(types.next());
        if (part != null) {
          return part;
        }
      }
      return null;
    }

    private void countType() {
      context.update(Changes.progress(context.tally().progress()));
    }

    private @Nullable ExportPart resume(String type) {
      Visibility visibility =
          new Visibility(access.visible(Interaction.EXPORT, type), context.store().entries());
      ExportNotes.Written latest = null;
      for (ExportNotes.Written part : written) {
        if (part.type().equals(type)) {
          latest = part;
        }
      }
      if (latest == null) {
        return new ExportPart(ExportRun.this, visibility, type, 1, null);
      }
      return latest.after() == null
          ? null
          : new ExportPart(ExportRun.this, visibility, type, latest.number() + 1, latest.after());
    }

    @Override
    public Part next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      ExportPart part = java.util.Objects.requireNonNull(next);
      last = part;
      next = null;
      return part;
    }
  }

  JobContext context() {
    return context;
  }

  Transport transport() {
    return transport;
  }

  ExportNotes notes() {
    return notes;
  }

  long t() {
    return t;
  }

  void failWith(Throwable reason) {
    failed = reason;
  }

  @Override
  public void finish() {
    if (context.control().stopping()) {
      log.info("Export {} is interrupted; it goes on when the lake is back", id());
      return;
    }
    Throwable reason = failed;
    context.throwIfItMayPass(reason);
    boolean cancelled = context.control().cancelled();
    if (reason == null && !cancelled) {
      writeManifest();
    }
    State state =
        cancelled ? State.CANCEL_COMPLETED : reason == null ? State.COMPLETED : State.FAILED;
    context.update(
        Changes.ended(
            state,
            context.clock().instant(),
            context.tally().progress(),
            reason == null ? null : JobContext.reason(reason)));
    log.info("Export {} ended: {}", id(), state);
  }

  /**
   * Writes the manifest of FHIR's Bulk Data Access (2.0, Complete Status) beside the objects. The
   * time of the transaction is that of the submission: whoever exports again since then may see a
   * change twice and misses none.
   */
  private void writeManifest() {
    Job job = context.job();
    ObjectNode manifest = new JsonMapper().createObjectNode();
    manifest.put("transactionTime", job.submittedAt().toString());
    manifest.put("request", "tarn:export " + job.output());
    manifest.put("requiresAccessToken", false);
    ArrayNode output = manifest.putArray("output");
    for (ExportedObject object : notes.objects(job.output())) {
      ObjectNode entry = output.addObject();
      entry.put("type", object.type());
      entry.put("url", object.location().toString());
      entry.put("count", object.resources());
    }
    manifest.putArray("deleted");
    manifest.putArray("error");
    byte[] text = manifest.toPrettyString().getBytes(UTF_8);
    URI location = Locations.below(job.output(), "Manifest.json");
    Retry.unlessCancelled(context.control()).run(() -> Locations.write(transport, location, text));
  }
}

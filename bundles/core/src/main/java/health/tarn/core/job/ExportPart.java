package health.tarn.core.job;

import health.tarn.api.ResourceKey;
import health.tarn.api.job.ExportJob.Part;
import health.tarn.core.access.Visibility;
import health.tarn.fhir.json.MetaSplice;
import health.tarn.spi.storage.Cursor;
import health.tarn.spi.storage.ScanScope;
import health.tarn.spi.storage.StoredVersion;
import health.tarn.spi.transport.ObjectWriter;
import health.tarn.spi.transport.TransportException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One object of an export: resources of one type, as NDJSON in the order of their ids. */
final class ExportPart implements Part {

  private static final String NDJSON = "application/fhir+ndjson";
  private static final long MOST_RESOURCES = 1_000_000;
  private static final int COUNTED_AT_ONCE = 5_000;

  private final ExportRun run;
  private final Visibility visibility;
  private final String type;
  private final int number;
  private final @Nullable ResourceKey after;
  private @Nullable ResourceKey end;

  /**
   * @param number from 1, within the type
   * @param after the last resource of the object before
   */
  ExportPart(
      ExportRun run, Visibility visibility, String type, int number, @Nullable ResourceKey after) {
    this.run = run;
    this.visibility = visibility;
    this.type = type;
    this.number = number;
    this.after = after;
  }

  @Override
  public String name() {
    return type + "/" + type + "-" + run.id() + "-" + number + ".ndjson";
  }

  /** Tells whether the type goes on in a further object. */
  boolean more() {
    return end != null;
  }

  ExportPart following() {
    return new ExportPart(run, visibility, type, number + 1, end);
  }

  @Override
  public void write() {
    Control control = run.context().control();
    if (!control.goOn()) {
      return;
    }
    try {
      Retry.unlessCancelled(control).run(this::writeOnce);
    } catch (TransportException e) {
      if (control.goOn()) {
        throw e;
      }
    }
  }

  private void writeOnce() {
    try {
      writeObject();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + name(), e);
    }
  }

  private void writeObject() throws IOException {
    long count = 0;
    long bytes = 0;
    try (Cursor<StoredVersion> versions = scan()) {
      StoredVersion first = nextVisible(versions);
      if (first != null) {
        try (ObjectWriter object =
                run.transport()
                    .write(Locations.below(run.context().job().output(), name()), NDJSON);
            Counted out = new Counted(new BufferedOutputStream(object, 1 << 16))) {
          StoredVersion version = first;
          ResourceKey last = first.key();
          while (version != null && count < MOST_RESOURCES) {
            write(out, version);
            last = version.key();
            count++;
            if (count % COUNTED_AT_ONCE == 0 && !run.context().control().goOn()) {
              return;
            }
            version = nextVisible(versions);
          }
          end = version == null ? null : last;
          out.flush();
          bytes = out.bytes;
          object.commit();
        }
      }
    }
    ExportNotes.Written done = new ExportNotes.Written(type, number, name(), count, bytes, end);
    run.notes().save(done);
    done.count(run.context().tally());
  }

  private Cursor<StoredVersion> scan() {
    return run.context().store().storage().scan(new ScanScope.OfType(type), run.t(), after);
  }

  private @Nullable StoredVersion nextVisible(Cursor<StoredVersion> versions) {
    while (versions.hasNext()) {
      StoredVersion version = versions.next();
      if (visibility.shows(version)) {
        return version;
      }
    }
    return null;
  }

  private static void write(OutputStream out, StoredVersion version) throws IOException {
    byte[] body = version.body();
    if (body == null) {
      throw new IllegalStateException("a scan gave the deleted " + version.key());
    }
    MetaSplice.splice(version.key(), version.version(), version.at(), body, out);
    out.write('\n');
  }

  @Override
  public void abandon(Throwable reason) {
    run.failWith(reason);
  }

  /** Counts the bytes that go through. */
  private static final class Counted extends OutputStream {
    private final OutputStream out;
    private long bytes;

    Counted(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      bytes++;
    }

    @Override
    public void write(byte[] source, int from, int length) throws IOException {
      out.write(source, from, length);
      bytes += length;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }

  /** Returns how many resources of each type a finished part counts for. */
  static Map<String, Long> counts(ExportNotes.Written done) {
    return done.count() == 0 ? Map.of() : Map.of(done.type(), done.count());
  }
}

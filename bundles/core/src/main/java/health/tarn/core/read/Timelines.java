package health.tarn.core.read;

import static java.util.Objects.requireNonNull;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.ResourceKey;
import health.tarn.api.TimelineCall;
import health.tarn.api.TimelinePage;
import health.tarn.api.TimelinePage.When;
import health.tarn.api.access.Interaction;
import health.tarn.core.access.Access;
import health.tarn.core.access.Visibility;
import health.tarn.core.search.PageTokens;
import health.tarn.core.store.OpenStore;
import health.tarn.fhir.json.Json;
import health.tarn.fhir.search.DateRange;
import health.tarn.fhir.timeline.ClinicalTime;
import health.tarn.fhir.timeline.ClinicalTimes;
import health.tarn.spi.storage.Cursor;
import health.tarn.spi.storage.ScanScope;
import health.tarn.spi.storage.StoredVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Puts what belongs to a patient in the order in which it happened.
 *
 * <p>A page is one pass over the patient's compartment at one {@code t}, of which only the points
 * of the page are held: the longest history costs time and no memory.
 */
public final class Timelines {

  private static final ClinicalTimes TIMES = new ClinicalTimes();
  private static final long ALWAYS = Long.MIN_VALUE;
  private static final long FOREVER = Long.MAX_VALUE;

  private final OpenStore store;
  private final Reads reads;
  private final PageTokens tokens;

  public Timelines(OpenStore store, Reads reads, PageTokens tokens) {
    this.store = store;
    this.reads = reads;
    this.tokens = tokens;
  }

  /** Which state is shown, and after which point the page begins. */
  private record Start(long t, @Nullable TimelinePoint after) {}

  /** A point, and the time that it stands for; null if it is not dated. */
  private record Found(TimelinePoint point, @Nullable ClinicalTime time) {}

  /** Returns a page, or throws NOT_FOUND or GONE. */
  public TimelinePage page(TimelineCall call, Access access) {
    call.types().forEach(store::requireType);
    String context = context(call, access);
    Start start = start(call, context);
    requirePatient(new ResourceKey("Patient", call.patient()), start.t(), access);
    List<Found> found = found(call, start, access);
    boolean more = found.size() > call.count();
    List<Found> shown = more ? found.subList(0, call.count()) : found;
    List<TimelinePage.Entry> entries = new ArrayList<>();
    int done = read(shown, start.t(), entries);
    boolean goesOn = done > 0 && (more || done < shown.size());
    return new TimelinePage(
        entries, goesOn ? token(context, start.t(), shown.get(done - 1).point()) : null);
  }

  private Start start(TimelineCall call, String context) {
    if (call.page() != null) {
      List<String> fields = tokens.open(context, call.page(), TimelinePoint.FIELDS + 1);
      return new Start(
          PageTokens.number(fields.get(TimelinePoint.FIELDS)), TimelinePoint.of(fields));
    }
    long t = call.asOf() == null ? store.storage().t() : store.storage().tAt(call.asOf());
    return new Start(t, null);
  }

  private String token(String context, long t, TimelinePoint last) {
    List<String> fields = new ArrayList<>(last.fields());
    fields.add(PageTokens.field(t));
    return tokens.seal(context, fields);
  }

  private void requirePatient(ResourceKey key, long t, Access access) {
    Visibility visibility =
        new Visibility(access.visible(Interaction.READ, key.type()), store.entries());
    StoredVersion version = store.storage().asOf(List.of(key), t).get(0);
    if (version == null || !reads.shown(version, visibility)) {
      throw Reads.absent(key);
    }
    if (version.deleted()) {
      throw Reads.gone(version);
    }
  }

  /** Returns what the page begins with, and one more if there is. */
  private List<Found> found(TimelineCall call, Start start, Access access) {
    Comparator<TimelinePoint> order = TimelinePoint.order(call.newestFirst());
    PriorityQueue<Found> first =
        new PriorityQueue<>(Comparator.comparing(Found::point, order.reversed()));
    ShownTypes visible = new ShownTypes(store, reads, access, Interaction.SEARCH);
    Span span = Span.of(call);
    try (Cursor<StoredVersion> all =
        store.storage().scan(new ScanScope.OfPatient(call.patient()), start.t(), null)) {
      while (all.hasNext()) {
        StoredVersion version = all.next();
        if (!call.types().isEmpty() && !call.types().contains(version.key().type())) {
          continue;
        }
        Found found = found(version);
        boolean later = start.after() == null || order.compare(found.point(), start.after()) > 0;
        if (later && span.holds(found.time()) && visible.shows(version)) {
          first.add(found);
          if (first.size() > call.count() + 1) {
            first.remove();
          }
        }
      }
    }
    return first.stream().sorted(Comparator.comparing(Found::point, order)).toList();
  }

  private static Found found(StoredVersion version) {
    byte[] body = version.body();
    ClinicalTime time = body == null ? null : TIMES.of(version.key().type(), Json.parse(body));
    return time == null
        ? new Found(new TimelinePoint(false, 0, 0, version.key()), null)
        : new Found(new TimelinePoint(true, time.low(), time.high(), version.key()), time);
  }

  /** Adds the entries; returns with how many of them it has dealt. */
  private int read(List<Found> shown, long t, List<TimelinePage.Entry> entries) {
    Map<ResourceKey, Found> byKey = new LinkedHashMap<>();
    shown.forEach(found -> byKey.put(found.point().key(), found));
    return new Snapshot(store.storage(), t)
        .read(
            List.copyOf(byKey.keySet()),
            AnswerBudget.page(),
            version -> true,
            version -> {
              When when = when(requireNonNull(byKey.get(version.key())).time());
              entries.add(new TimelinePage.Entry(Reads.resource(version), when));
            });
  }

  private static @Nullable When when(@Nullable ClinicalTime time) {
    return time == null
        ? null
        : new When(time.element(), time.text(), time.precision().name().toLowerCase(Locale.ROOT));
  }

  private static String context(TimelineCall call, Access access) {
    return String.join(
        "\n",
        "timeline",
        call.patient(),
        String.valueOf(call.newestFirst()),
        String.valueOf(call.from()),
        String.valueOf(call.to()),
        String.join(",", call.types().stream().sorted().toList()),
        String.valueOf(call.asOf()),
        access.principal().name());
  }

  /** The milliseconds that are asked for, both inclusive. */
  private record Span(long from, long to) {

    static Span of(TimelineCall call) {
      return new Span(
          call.from() == null ? ALWAYS : range("from", call.from()).low(),
          call.to() == null ? FOREVER : range("to", call.to()).high());
    }

    private static DateRange range(String name, String text) {
      DateRange range = DateRange.parse(text);
      if (range == null) {
        throw new LakeException(
            Problem.INVALID,
            "the value of '" + name + "' is no date, such as 2013-01-14 or 2013-01-14T10:00:00Z");
      }
      return range;
    }

    /** Tells whether a time overlaps; what has no date is asked for only with everything. */
    boolean holds(@Nullable ClinicalTime time) {
      return time == null
          ? from == ALWAYS && to == FOREVER
          : time.high() >= from && time.low() <= to;
    }
  }
}

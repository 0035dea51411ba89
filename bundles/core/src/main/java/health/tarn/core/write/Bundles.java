package health.tarn.core.write;

import health.tarn.api.BundleAnswer;
import health.tarn.api.BundleAnswer.Entry;
import health.tarn.api.LakeException;
import health.tarn.api.Precondition;
import health.tarn.api.Problem;
import health.tarn.api.ResourceKey;
import health.tarn.api.Written;
import health.tarn.core.access.Access;
import health.tarn.core.read.Histories;
import health.tarn.core.search.Searches;
import health.tarn.core.store.OpenStore;
import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.JsonLimits;
import health.tarn.fhir.resource.BundleEntry;
import health.tarn.fhir.resource.BundleEntry.Method;
import health.tarn.fhir.resource.BundleReader;
import health.tarn.fhir.resource.ParsedBundle;
import health.tarn.fhir.resource.ReferenceRewriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries out transaction and batch Bundles (FHIR R4, http.html, 3.1.0.11). */
public final class Bundles {

  private static final int MAX_DEPTH = 72;
  private static final Set<Method> READS = Set.of(Method.GET, Method.HEAD);

  private final OpenStore store;
  private final Writes writes;
  private final BundleReads reads;
  private final Conditions conditions;
  private final BundleLimits limits;
  private final ReferenceRewriter rewriter;

  public Bundles(
      OpenStore store,
      Conditions conditions,
      Writes writes,
      Searches searches,
      Histories histories,
      ReferenceRewriter rewriter,
      BundleLimits limits) {
    this.store = store;
    this.conditions = conditions;
    this.writes = writes;
    this.reads = new BundleReads(store, searches, histories);
    this.limits = limits;
    this.rewriter = rewriter;
  }

  /** Carries out a Bundle, a transaction as a whole and a batch entry by entry. */
  public BundleAnswer carryOut(byte[] json, Access access) {
    ParsedBundle bundle =
        BundleReader.read(
            Json.parse(json, 0, json.length, new JsonLimits(MAX_DEPTH, limits.maxBytes())));
    if (!bundle.hasRequests()) {
      throw new LakeException(
          Problem.INVALID,
          "expected a Bundle of type transaction or batch, found a " + bundle.type());
    }
    if (bundle.entries().size() > limits.maxEntries()) {
      throw new LakeException(
          Problem.TOO_LARGE,
          "the Bundle has "
              + bundle.entries().size()
              + " entries, more than "
              + limits.maxEntries());
    }
    BundleAnswers answers = new BundleAnswers(json.length);
    return bundle.type().equals("transaction")
        ? transaction(bundle, answers, access)
        : batch(bundle, answers, access);
  }

  private BundleAnswer batch(ParsedBundle bundle, BundleAnswers answers, Access access) {
    List<Entry> entries = new ArrayList<>();
    for (BundleEntry entry : bundle.entries()) {
      BundleEntry.Request request = entry.request();
      boolean read = request != null && READS.contains(request.method());
      Supplier<Entry> work = () -> single(bundle, entry, access);
      entries.add(read ? answers.reading(work) : answers.writing(work));
    }
    return new BundleAnswer(false, entries);
  }

  private Entry single(ParsedBundle bundle, BundleEntry stated, Access access) {
    RequestedEntry entry = RequestedEntry.of(stated);
    return switch (entry.method()) {
      case POST -> new Entry.Wrote(create(bundle, entry, access));
      case PUT ->
          new Entry.Wrote(
              writes.update(key(entry), bytes(bundle, entry), precondition(entry), access));
      case DELETE -> new Entry.Wrote(writes.delete(key(entry), precondition(entry), access));
      case GET, HEAD -> reads.answer(entry, access);
      case PATCH -> throw notOffered(entry);
    };
  }

  private Written create(ParsedBundle bundle, RequestedEntry entry, Access access) {
    return writes.create(type(entry), bytes(bundle, entry), entry.ifNoneExist(), access);
  }

  private BundleAnswer transaction(ParsedBundle bundle, BundleAnswers guard, Access access) {
    List<RequestedEntry> entries = bundle.entries().stream().map(RequestedEntry::of).toList();
    @Nullable Entry[] answers = new Entry[entries.size()];
    new Transaction(store, conditions, rewriter, bundle.json(), entries, access)
        .commit(answers, guard);
    for (RequestedEntry entry : entries) {
      if (answers[entry.index()] == null) {
        answers[entry.index()] = guard.reading(() -> reads.answer(entry, access));
      }
    }
    return new BundleAnswer(true, Arrays.stream(answers).map(Bundles::present).toList());
  }

  private static <T> T present(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("an entry was left without an answer");
    }
    return value;
  }

  private static byte[] bytes(ParsedBundle bundle, RequestedEntry entry) {
    return Arrays.copyOfRange(
        bundle.json().bytes(),
        bundle.json().begin(entry.resource()),
        bundle.json().end(entry.resource()));
  }

  /** Returns the type that a POST names. */
  static String type(RequestedEntry entry) {
    if (entry.parameters() != null) {
      throw new LakeException(
          Problem.INVALID,
          entry.place()
              + ".request.url: expected a type without parameters; a condition of a create stands"
              + " in ifNoneExist");
    }
    return entry.path();
  }

  /** Returns the resource that a PUT or DELETE names. */
  static ResourceKey key(RequestedEntry entry) {
    if (entry.parameters() != null) {
      throw new LakeException(
          Problem.NOT_ALLOWED,
          entry.place() + ": conditional " + entry.method() + " is not offered yet; name Type/id");
    }
    return ResourceKey.parse(entry.path());
  }

  /** Returns what the entry's ifMatch and ifNoneMatch ask for. */
  static Precondition precondition(RequestedEntry entry) {
    String match = entry.ifMatch();
    boolean none = entry.ifNoneMatch() != null;
    if (none && !"*".equals(entry.ifNoneMatch())) {
      throw new LakeException(
          Problem.INVALID,
          entry.place()
              + ".request.ifNoneMatch: expected '*' at a write: the resource must not exist yet");
    }
    if (match == null) {
      return none ? new Precondition(null, true) : Precondition.NONE;
    }
    String number = match.startsWith("W/\"") ? match.substring(3) : match.replace("\"", "");
    number = number.endsWith("\"") ? number.substring(0, number.length() - 1) : number;
    try {
      return new Precondition(Long.valueOf(number), none);
    } catch (NumberFormatException e) {
      throw new LakeException(
          Problem.INVALID,
          entry.place() + ".request.ifMatch: expected W/\"<version>\", found something else",
          e);
    }
  }

  static LakeException notOffered(RequestedEntry entry) {
    return new LakeException(
        Problem.NOT_ALLOWED, entry.place() + ": " + entry.method() + " is not offered yet");
  }
}

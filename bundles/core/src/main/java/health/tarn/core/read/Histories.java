package health.tarn.core.read;

import health.tarn.api.HistoryCall;
import health.tarn.api.HistoryPage;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.Resource;
import health.tarn.api.ResourceKey;
import health.tarn.api.access.Interaction;
import health.tarn.core.access.Access;
import health.tarn.core.search.PageTokens;
import health.tarn.core.store.OpenStore;
import health.tarn.spi.storage.Cursor;
import health.tarn.spi.storage.HistoryScope;
import health.tarn.spi.storage.Position;
import health.tarn.spi.storage.StoredVersion;
import java.util.ArrayList;
import java.util.List;

/** Reads histories, newest first. */
public final class Histories {

  private static final int MOST_LOOKED_AT = 1_000_000;

  private final OpenStore store;
  private final Reads reads;
  private final PageTokens tokens;

  public Histories(OpenStore store, Reads reads, PageTokens tokens) {
    this.store = store;
    this.reads = reads;
    this.tokens = tokens;
  }

  /** Returns a page, or throws NOT_FOUND for a resource that was never there. */
  public HistoryPage page(HistoryCall call, Access access) {
    HistoryScope scope = scope(call, access);
    String context = context(call, access);
    Position before = call.page() == null ? null : position(context, call.page());
    ShownTypes shown = shown(access);
    List<Resource> versions = new ArrayList<>();
    AnswerBudget budget = AnswerBudget.page();
    StoredVersion last = null;
    boolean more = false;
    try (Cursor<StoredVersion> cursor = store.storage().history(scope, before)) {
      for (int looked = 1; cursor.hasNext() && !more; looked++) {
        StoredVersion version = cursor.next();
        if (tooOld(version, call)) {
          break;
        }
        boolean wanted = !tooNew(version, call) && shown.shows(version);
        if (wanted && (versions.size() == call.count() || !budget.take(version.body()))) {
          more = true;
        } else {
          if (wanted) {
            versions.add(Reads.resource(version));
          }
          last = version;
          more = looked == MOST_LOOKED_AT;
        }
      }
    }
    if (versions.isEmpty() && call.id() != null && call.page() == null) {
      requireKnown(call, access);
    }
    boolean follow = more && call.count() > 0;
    String next = follow && last != null ? token(context, last) : null;
    return new HistoryPage(versions, null, next);
  }

  private ShownTypes shown(Access access) {
    return new ShownTypes(store, reads, access, Interaction.HISTORY);
  }

  private HistoryScope scope(HistoryCall call, Access access) {
    String type = call.type();
    if (type == null) {
      access.require(Interaction.HISTORY);
      return new HistoryScope.OfAll();
    }
    store.requireType(type);
    access.visible(Interaction.HISTORY, type);
    return call.id() == null
        ? new HistoryScope.OfType(type)
        : new HistoryScope.OfResource(new ResourceKey(type, call.id()));
  }

  private void requireKnown(HistoryCall call, Access access) {
    ResourceKey key = ResourceKey.parse(call.type() + "/" + call.id());
    StoredVersion latest = store.storage().latest(key).orElse(null);
    if (latest == null || !shown(access).shows(latest)) {
      throw new LakeException(Problem.NOT_FOUND, "there is no " + key);
    }
  }

  private static boolean tooOld(StoredVersion version, HistoryCall call) {
    return call.since() != null && version.at().toEpochMilli() < call.since();
  }

  private static boolean tooNew(StoredVersion version, HistoryCall call) {
    return call.until() != null && version.at().toEpochMilli() > call.until();
  }

  private static String context(HistoryCall call, Access access) {
    return "history\n"
        + call.type()
        + "\n"
        + call.id()
        + "\n"
        + call.since()
        + "\n"
        + call.until()
        + "\n"
        + access.principal().name();
  }

  private String token(String context, StoredVersion last) {
    return tokens.seal(
        context, List.of(PageTokens.field(last.t()), PageTokens.field(last.place())));
  }

  private Position position(String context, String page) {
    List<String> fields = tokens.open(context, page, 2);
    return new Position(
        PageTokens.number(fields.get(0)), Math.toIntExact(PageTokens.number(fields.get(1))));
  }
}

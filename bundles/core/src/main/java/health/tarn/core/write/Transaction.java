package health.tarn.core.write;

import health.tarn.api.BundleAnswer.Entry;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.Resource;
import health.tarn.api.ResourceKey;
import health.tarn.api.access.Interaction;
import health.tarn.api.query.Query;
import health.tarn.core.access.Access;
import health.tarn.core.read.AnswerBudget;
import health.tarn.core.store.OpenStore;
import health.tarn.fhir.json.Json;
import health.tarn.fhir.resource.BundleEntry.Method;
import health.tarn.fhir.resource.ReferenceRewriter;
import health.tarn.spi.plugin.ProposedChange.Kind;
import health.tarn.spi.storage.Expectation;
import health.tarn.spi.storage.StorageError;
import health.tarn.spi.storage.StorageException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The writes of one transaction: resolved against each other and against what is stored, then
 * appended at once. When somebody else changes what a condition depends on, it is all done again.
 */
final class Transaction {

  private static final List<Method> ORDER = List.of(Method.DELETE, Method.POST, Method.PUT);

  private final OpenStore store;
  private final Conditions conditions;
  private final ReferenceRewriter rewriter;
  private final Json json;
  private final List<RequestedEntry> writes;
  private final Access access;
  private final Overwriting overwriting;
  private final GatedPreparer preparer;
  private final Map<Integer, String> newIds = new HashMap<>();

  Transaction(
      OpenStore store,
      Conditions conditions,
      ReferenceRewriter rewriter,
      Json json,
      List<RequestedEntry> entries,
      Access access) {
    this.store = store;
    this.conditions = conditions;
    this.rewriter = rewriter;
    this.json = json;
    this.access = access;
    this.overwriting = new Overwriting(store);
    this.preparer = new GatedPreparer(store, store.options().validation());
    this.writes =
        entries.stream()
            .filter(entry -> entry.method() != Method.GET && entry.method() != Method.HEAD)
            .sorted(Comparator.comparingInt(entry -> ORDER.indexOf(entry.method())))
            .toList();
    for (RequestedEntry entry : writes) {
      if (!ORDER.contains(entry.method())) {
        throw Bundles.notOffered(entry);
      }
    }
  }

  /** Commits all writes, and puts the answer of each at the place of its entry. */
  void commit(@Nullable Entry[] answers, BundleAnswers guard) {
    TransactionPlan plan =
        Attempts.untilUntouched(
            "what the conditions of this transaction depend on", this::committed);
    plan.answer(answers, guard, overwriting);
  }

  private TransactionPlan committed() {
    TransactionPlan plan = plan();
    if (!plan.writes.isEmpty()) {
      try {
        plan.commit =
            StorageFaults.join(store.committer().append(plan.writes, List.of(), plan.watch()));
      } catch (StorageException e) {
        throw e.error() == StorageError.EXPECTATION && e.change() >= 0 ? refused(plan, e) : e;
      }
    }
    return plan;
  }

  private TransactionPlan plan() {
    TransactionPlan plan = new TransactionPlan(store.storage().t(), json.bytes().length);
    Map<Integer, ResourceKey> keys = new HashMap<>();
    Map<String, String> links = new HashMap<>();
    for (RequestedEntry entry : writes) {
      RequestedEntry before = plan.before(entry);
      ResourceKey key = before == null ? target(entry, plan) : present(keys.get(before.index()));
      keys.put(entry.index(), key);
      if (entry.fullUrl() != null && entry.method() != Method.DELETE) {
        links.put(entry.fullUrl(), key.toString());
      }
    }
    TransactionLinks rewriting = new TransactionLinks(links, conditions, access, plan.watched);
    Map<ResourceKey, RequestedEntry> seen = new HashMap<>();
    for (RequestedEntry entry : writes) {
      if (!plan.isFound(entry)) {
        ResourceKey key = present(keys.get(entry.index()));
        requireOnce(seen, key, entry);
        add(plan, entry, key, rewriting);
      }
    }
    return plan;
  }

  private ResourceKey target(RequestedEntry entry, TransactionPlan plan) {
    if (entry.method() != Method.POST) {
      ResourceKey key = Bundles.key(entry);
      store.requireType(key.type());
      return key;
    }
    String type = Bundles.type(entry);
    store.requireType(type);
    String condition = entry.ifNoneExist();
    if (condition != null) {
      Conditions.Found found = conditions.find(Sought.of(type, condition), access);
      found.requireAtMostOne(type);
      plan.watched.addAll(found.watch().conditions());
      if (!found.keys().isEmpty()) {
        plan.found.put(entry.index(), only(found, plan));
        return found.keys().get(0);
      }
    }
    String id = newIds.computeIfAbsent(entry.index(), index -> store.preparer().newId());
    return new ResourceKey(type, id);
  }

  private Resource only(Conditions.Found found, TransactionPlan plan) {
    Resource resource = conditions.only(found, access);
    if (!plan.budget.take(resource)) {
      throw new LakeException(
          Problem.TOO_LARGE,
          "the conditions of this transaction find more than "
              + AnswerBudget.PAGE_BYTES
              + " bytes beyond what it brings; send it in parts");
    }
    return resource;
  }

  private static void requireOnce(
      Map<ResourceKey, RequestedEntry> seen, ResourceKey key, RequestedEntry entry) {
    RequestedEntry before = seen.put(key, entry);
    if (before != null) {
      throw new LakeException(
          Problem.INVALID,
          entry.place()
              + " names "
              + key
              + ", which "
              + before.place()
              + " names already; a"
              + " transaction writes a resource once");
    }
  }

  private void add(
      TransactionPlan plan, RequestedEntry entry, ResourceKey key, TransactionLinks rewriting) {
    Query visible = access.visible(interaction(entry), key.type());
    if (entry.method() == Method.DELETE) {
      preparer.delete(key);
      addChange(plan, entry, key, visible, expectation -> Write.delete(key, expectation));
      return;
    }
    Prepared prepared = prepared(entry, key, rewriting);
    Overwriting.requireVisible(prepared, visible);
    if (entry.method() == Method.POST) {
      plan.add(entry, prepared.put(Expectation.ABSENT, false));
    } else {
      addChange(plan, entry, key, visible, expectation -> prepared.put(expectation, true));
    }
  }

  private void addChange(
      TransactionPlan plan,
      RequestedEntry entry,
      ResourceKey key,
      Query visible,
      Function<Expectation, Write> making) {
    plan.looked |= !(visible instanceof Query.All);
    Write write = overwriting.over(key, visible, Bundles.precondition(entry), making);
    if (write == null) {
      plan.idle.add(entry);
    } else {
      plan.add(entry, write);
    }
  }

  private static Interaction interaction(RequestedEntry entry) {
    return switch (entry.method()) {
      case DELETE -> Interaction.DELETE;
      case POST -> Interaction.CREATE;
      default -> Interaction.UPDATE;
    };
  }

  private Prepared prepared(RequestedEntry entry, ResourceKey key, TransactionLinks rewriting) {
    try {
      byte[] rewritten = rewriter.rewrite(json, entry.resource(), key, rewriting::replacement);
      Kind kind = entry.method() == Method.POST ? Kind.CREATE : Kind.UPDATE;
      return preparer.entry(kind, key, rewritten);
    } catch (LakeException e) {
      throw new LakeException(
          e.problem(), entry.place() + ".resource: " + e.getMessage(), e.issues());
    }
  }

  private static RuntimeException refused(TransactionPlan plan, StorageException e) {
    if (plan.looked) {
      return Attempts.overtaken(e);
    }
    RequestedEntry entry = plan.entries.get(e.change());
    return new LakeException(
        Problem.PRECONDITION_FAILED,
        entry.place() + ": " + e.getMessage() + "; nothing of the transaction was stored",
        e);
  }

  private static <T> T present(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("the plan of a transaction is not whole");
    }
    return value;
  }
}

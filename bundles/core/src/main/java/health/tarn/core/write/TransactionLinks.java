package health.tarn.core.write;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.core.access.Access;
import health.tarn.spi.storage.Watch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces references within a transaction: to other entries by their fullUrl, and conditional ones
 * by what they describe (FHIR R4, http.html, 3.1.0.11.1 and 3.1.0.11.2).
 */
final class TransactionLinks {

  private final Map<String, String> byFullUrl;
  private final Conditions conditions;
  private final Access access;
  private final List<Watch.Condition> watched;
  private final Map<String, String> byCondition = new HashMap<>();

  /**
   * @param byFullUrl what stands for an entry, {@code Type/id}
   * @param watched takes what the conditional references depend on
   */
  TransactionLinks(
      Map<String, String> byFullUrl,
      Conditions conditions,
      Access access,
      List<Watch.Condition> watched) {
    this.byFullUrl = byFullUrl;
    this.conditions = conditions;
    this.access = access;
    this.watched = watched;
  }

  /** Returns what stands in place of a reference; null if it stays as it is. */
  @Nullable String replacement(String reference) {
    String key = byFullUrl.get(reference);
    if (key != null) {
      return key;
    }
    int question = reference.indexOf('?');
    int colon = reference.indexOf(':');
    if (question <= 0 || (colon >= 0 && colon < question)) {
      return null;
    }
    String known = byCondition.get(reference);
    if (known == null) {
      known = resolve(reference.substring(0, question), reference.substring(question + 1));
      byCondition.put(reference, known);
    }
    return known;
  }

  private String resolve(String type, String condition) {
    Conditions.Found found = conditions.find(Sought.of(type, condition), access);
    watched.addAll(found.watch().conditions());
    if (found.keys().size() != 1) {
      throw new LakeException(
          Problem.PRECONDITION_FAILED,
          "a conditional reference to "
              + type
              + " matches "
              + (found.keys().isEmpty() ? "nothing" : "several resources")
              + "; expected exactly one");
    }
    return found.keys().get(0).toString();
  }
}

package health.tarn.api;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose timeline, and which part of it.
 *
 * @param patient the id of the patient
 * @param newestFirst whether the latest comes first; what has no date comes last either way
 * @param from a date, dateTime or instant of FHIR: only what happened then or later; null for all
 * @param to likewise: only what happened then or before
 * @param types only resources of these types; empty for all
 * @param asOf what was known at that instant; null for what is known now
 * @param count how many at most
 * @param page the token of a page, from the page before; null for the first
 */
public record TimelineCall(
    String patient,
    boolean newestFirst,
    @Nullable String from,
    @Nullable String to,
    Set<String> types,
    @Nullable Instant asOf,
    int count,
    @Nullable String page) {

  public TimelineCall {
    types = Set.copyOf(types);
  }
}

package health.tarn.api;

import org.jspecify.annotations.Nullable;

/**
 * Whose history, and which part of it.
 *
 * @param type null for all types
 * @param id null for all resources of the type
 * @param since only versions of this instant or later, in epoch milliseconds; null for all
 * @param until only versions of this instant or earlier; null for all
 * @param count how many at most
 * @param page the token of a page, from the page before; null for the first
 */
public record HistoryCall(
    @Nullable String type,
    @Nullable String id,
    @Nullable Long since,
    @Nullable Long until,
    int count,
    @Nullable String page) {}

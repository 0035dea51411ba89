package health.tarn.fhir.search;

import org.jspecify.annotations.Nullable;

/**
 * One rule of {@code _include} or {@code _revinclude}.
 *
 * @param type the type whose references are followed; null for any type, as in {@code _include=*}
 * @param parameter the code of the reference parameter; null for all of the type, as in {@code
 *     Observation:*}
 * @param target the one type of target that is wanted; null for any
 * @param iterate whether the rule also applies to what was included
 */
public record Include(
    @Nullable String type, @Nullable String parameter, @Nullable String target, boolean iterate) {}

package health.tarn.core.enrich;

import health.tarn.api.ResourceKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where facts come from.
 *
 * @param version of the document that was read
 * @param patient whom the document is about, as a reference such as {@code Patient/123}; null if it
 *     does not say
 * @param encounter in which it was written, as a reference; null if it does not say
 * @param date when it was written, as FHIR writes it; null if it does not say
 * @param recorded when that version of the document was stored
 * @param engine the name of the NLP engine that read it
 */
record Source(
    ResourceKey document,
    long version,
    @Nullable String patient,
    @Nullable String encounter,
    @Nullable String date,
    Instant recorded,
    String engine,
    String engineVersion) {}

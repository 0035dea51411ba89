package health.tarn.spi.storage;

import org.jspecify.annotations.Nullable;

/**
 * A small named value of a job or a projection, without history.
 *
 * @param name at most 200 characters of printable ASCII, ordered by code units
 * @param value at most 1 MB; null removes the note
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes travel unchanged and are never compared.
public record Note(String name, byte @Nullable [] value) {}

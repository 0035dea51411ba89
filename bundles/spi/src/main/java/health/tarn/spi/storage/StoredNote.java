package health.tarn.spi.storage;

/**
 * A note as it is stored.
 *
 * @param t the position of the commit that wrote the value
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes travel unchanged and are never compared.
public record StoredNote(String name, byte[] value, long t) {}

package health.tarn.spi.transport;

import java.net.URI;
import java.time.Instant;

/**
 * One object as it was listed.
 *
 * @param uri its whole name
 * @param size its length in bytes
 * @param tag what changes when its content does, such as an ETag; never empty
 */
public record ObjectInfo(URI uri, long size, String tag, Instant modified) {}

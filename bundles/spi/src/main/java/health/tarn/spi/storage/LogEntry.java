package health.tarn.spi.storage;

import health.tarn.api.ResourceKey;

/**
 * One thing that happened, in the order of the log.
 *
 * <p>The last commit always has an entry, so that who reads the log to its end has reached {@link
 * Storage#t}.
 */
public sealed interface LogEntry {

  long t();

  /** A version was made; it may have been superseded since. */
  record Made(StoredVersion version) implements LogEntry {
    @Override
    public long t() {
      return version.t();
    }
  }

  /** Every version of the resource was removed for good. */
  record Erased(long t, ResourceKey key) implements LogEntry {}

  /** Every version but the newest was removed for good. */
  record Purged(long t, ResourceKey key) implements LogEntry {}

  /** A commit that made no version; it may have written notes. */
  record Noted(long t) implements LogEntry {}
}

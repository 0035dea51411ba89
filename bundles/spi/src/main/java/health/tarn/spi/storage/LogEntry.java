package health.tarn.spi.storage;

import health.tarn.api.ResourceKey;

/** One thing that happened, in the order of the log. */
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

  /** A commit that made no version, but wrote notes. */
  record Noted(long t) implements LogEntry {}
}

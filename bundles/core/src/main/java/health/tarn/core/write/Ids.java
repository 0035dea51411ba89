package health.tarn.core.write;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Makes logical ids: UUIDs of version 7 (RFC 9562, 5.7), whose order is that of their making, so
 * that what is created together lies together.
 */
final class Ids {

  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final InstantSource clock;

  Ids(InstantSource clock) {
    this.clock = clock;
  }

  String next() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = (clock.millis() << 16) | VERSION | (random.nextLong() & 0x0FFF);
    long low = VARIANT | (random.nextLong() >>> 2);
    return new UUID(high, low).toString();
  }
}

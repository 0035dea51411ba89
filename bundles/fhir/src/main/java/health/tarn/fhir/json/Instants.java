package health.tarn.fhir.json;

import java.time.Instant;

/** Writes FHIR instants in UTC with milliseconds, such as 2026-10-01T08:00:00.000Z. */
public final class Instants {

  /** The number of bytes of an instant. */
  public static final int LENGTH = 24;

  private static final long FIRST_SECOND = -62_135_596_800L;
  private static final long LAST_SECOND = 253_402_300_799L;
  private static final int SECONDS_A_DAY = 86_400;

  private Instants() {}

  /**
   * Writes an instant, cut to milliseconds, and returns the place after it.
   *
   * @throws IllegalArgumentException if the year is not 0001 to 9999
   */
  public static int write(Instant instant, byte[] target, int at) {
    long second = instant.getEpochSecond();
    if (second < FIRST_SECOND || second > LAST_SECOND) {
      throw new IllegalArgumentException("expected a year of 0001 to 9999, found " + instant);
    }
    date(Math.floorDiv(second, SECONDS_A_DAY), target, at);
    int ofDay = Math.floorMod(second, SECONDS_A_DAY);
    target[at + 10] = 'T';
    digits(ofDay / 3600, 2, target, at + 11);
    target[at + 13] = ':';
    digits(ofDay / 60 % 60, 2, target, at + 14);
    target[at + 16] = ':';
    digits(ofDay % 60, 2, target, at + 17);
    target[at + 19] = '.';
    digits(instant.getNano() / 1_000_000, 3, target, at + 20);
    target[at + 23] = 'Z';
    return at + LENGTH;
  }

  /** Counts in years that begin in March, whose leap day comes last (proleptic Gregorian). */
  private static void date(long epochDay, byte[] target, int at) {
    int days = (int) (epochDay + 719_468);
    int era = Math.floorDiv(days, 146_097);
    int ofEra = days - era * 146_097;
    int yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
    int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int marchMonth = (5 * ofYear + 2) / 153;
    int day = ofYear - (153 * marchMonth + 2) / 5 + 1;
    int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
    digits(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), 4, target, at);
    target[at + 4] = '-';
    digits(month, 2, target, at + 5);
    target[at + 7] = '-';
    digits(day, 2, target, at + 8);
  }

  private static void digits(int value, int count, byte[] target, int at) {
    int rest = value;
    for (int i = at + count - 1; i >= at; i--) {
      target[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}

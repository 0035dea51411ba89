package health.tarn.fhir.search;

import org.jspecify.annotations.Nullable;

/**
 * The time that a date, dateTime or instant covers by its precision.
 *
 * <p>{@code 2013} is the whole year. A time without a zone is one of UTC. The 60th second of a leap
 * second is the 59th.
 *
 * @param low the first millisecond since 1970-01-01T00:00:00Z
 * @param high the last one, inclusive
 */
public record DateRange(long low, long high) {

  private static final long DAY = 86_400_000;
  private static final long MINUTE = 60_000;
  private static final int[] FRACTIONS = {1000, 100, 10, 1};

  /** Reads {@code YYYY[-MM[-DD[Thh:mm[:ss[.f…]][Z|±hh:mm]]]]}; null if the text is no date. */
  public static @Nullable DateRange parse(String text) {
    int length = text.length();
    int year = digits(text, 0, 4);
    if (year < 1) {
      return null;
    }
    if (length == 4) {
      return days(epochDay(year, 1, 1), epochDay(year + 1, 1, 1));
    }
    int month = part(text, 4, '-');
    if (month < 1 || month > 12) {
      return null;
    }
    if (length == 7) {
      return days(epochDay(year, month, 1), epochDay(year + month / 12, month % 12 + 1, 1));
    }
    int day = part(text, 7, '-');
    if (day < 1 || day > daysOf(year, month)) {
      return null;
    }
    long date = epochDay(year, month, day);
    return length == 10 ? days(date, date + 1) : time(text, date * DAY);
  }

  private static @Nullable DateRange time(String text, long date) {
    int hour = part(text, 10, 'T');
    int minute = part(text, 13, ':');
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
      return null;
    }
    long low = date + hour * 60L * MINUTE + minute * MINUTE;
    int end = 16;
    long span = MINUTE;
    if (end < text.length() && text.charAt(end) == ':') {
      int second = digits(text, end + 1, 2);
      if (second < 0 || second > 60) {
        return null;
      }
      low += Math.min(second, 59) * 1000L;
      end = fractionEnd(text, end + 3);
      if (end < 0) {
        return null;
      }
      int places = Math.min(Math.max(end - 20, 0), 3);
      span = FRACTIONS[places];
      low += places == 0 ? 0 : digits(text, 20, places) * span;
    }
    Long offset = offset(text, end);
    return offset == null ? null : new DateRange(low - offset, low - offset + span - 1);
  }

  /** Returns the index after the digits of a fraction that begins at 19; -1 if there are none. */
  private static int fractionEnd(String text, int at) {
    if (at >= text.length() || text.charAt(at) != '.') {
      return at;
    }
    int end = at + 1;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end == at + 1 ? -1 : end;
  }

  /** Returns the milliseconds that a zone is ahead of UTC; null if there is something else. */
  private static @Nullable Long offset(String text, int at) {
    int length = text.length();
    if (at == length || (at + 1 == length && text.charAt(at) == 'Z')) {
      return 0L;
    }
    int hours = digits(text, at + 1, 2);
    int minutes = part(text, at + 3, ':');
    char sign = text.charAt(at);
    if (length != at + 6 || hours < 0 || hours > 14 || minutes < 0 || minutes > 59) {
      return null;
    }
    long offset = hours * 60L * MINUTE + minutes * MINUTE;
    return switch (sign) {
      case '+' -> offset;
      case '-' -> -offset;
      default -> null;
    };
  }

  private static DateRange days(long from, long to) {
    return new DateRange(from * DAY, to * DAY - 1);
  }

  private static int part(String text, int at, char separator) {
    return at < text.length() && text.charAt(at) == separator ? digits(text, at + 1, 2) : -1;
  }

  private static int digits(String text, int at, int count) {
    if (at + count > text.length()) {
      return -1;
    }
    int value = 0;
    for (int i = at; i < at + count; i++) {
      char c = text.charAt(i);
      if (!isDigit(c)) {
        return -1;
      }
      value = value * 10 + c - '0';
    }
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int daysOf(int year, int month) {
    return switch (month) {
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  /** Counts the days since 1970-01-01 in the proleptic Gregorian calendar, for years from 1. */
  private static long epochDay(int year, int month, int day) {
    // The year begins in March, so that the leap day is its last.
    int y = month > 2 ? year : year - 1;
    int m = month > 2 ? month - 3 : month + 9;
    return 365L * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 719_469;
  }
}

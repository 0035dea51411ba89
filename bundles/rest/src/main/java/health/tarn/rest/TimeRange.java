package health.tarn.rest;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/**
 * The time that a date, dateTime or instant of FHIR stands for, as far as it is written: {@code
 * 2024-03} is the whole month. Without a time zone it is in UTC.
 *
 * @param first its first millisecond, since the epoch
 * @param last its last
 */
record TimeRange(long first, long last) {

  private static final int YEAR = 4;
  private static final int MONTH = 7;
  private static final int DAY = 10;

  /** The length of {@code 2024-03-01T10:15}, to which a zone of 1 or 6 characters is added. */
  private static final int MINUTE = 16;

  /**
   * @param name the parameter's, for the message
   * @throws LakeException with {@link Problem#INVALID} if the text is no date
   */
  static TimeRange parse(String name, String text) {
    // A '+' that was not escaped has become a space.
    String date = text.replace(' ', '+');
    try {
      return switch (date.length()) {
        case YEAR -> days(Year.parse(date).atDay(1), Year.parse(date).plusYears(1).atDay(1));
        case MONTH ->
            days(YearMonth.parse(date).atDay(1), YearMonth.parse(date).plusMonths(1).atDay(1));
        case DAY -> days(LocalDate.parse(date), LocalDate.parse(date).plusDays(1));
        default -> time(date);
      };
    } catch (DateTimeParseException e) {
      throw new LakeException(
          Problem.INVALID,
          name + " must be a date such as 2024-03-01 or 2024-03-01T10:15:00.000Z",
          e);
    }
  }

  private static TimeRange days(LocalDate first, LocalDate after) {
    return until(
        first.atStartOfDay(ZoneOffset.UTC).toInstant(),
        after.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private static TimeRange time(String date) {
    Instant first = OffsetDateTime.parse(date).toInstant();
    if (date.indexOf('.') >= 0) {
      return new TimeRange(first.toEpochMilli(), first.toEpochMilli());
    }
    boolean hasSeconds = date.length() > MINUTE && date.charAt(MINUTE) == ':';
    return until(first, first.plus(1, hasSeconds ? ChronoUnit.SECONDS : ChronoUnit.MINUTES));
  }

  private static TimeRange until(Instant first, Instant after) {
    return new TimeRange(first.toEpochMilli(), after.toEpochMilli() - 1);
  }
}

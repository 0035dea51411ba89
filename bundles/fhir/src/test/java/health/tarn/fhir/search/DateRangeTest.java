package health.tarn.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateRangeTest {

  @ParameterizedTest
  @CsvSource({
    "2013, 2013-01-01T00:00:00Z, 2013-12-31T23:59:59.999Z",
    "2012-02, 2012-02-01T00:00:00Z, 2012-02-29T23:59:59.999Z",
    "2013-12, 2013-12-01T00:00:00Z, 2013-12-31T23:59:59.999Z",
    "1969-12-31, 1969-12-31T00:00:00Z, 1969-12-31T23:59:59.999Z",
    "2013-01-14T10:05, 2013-01-14T10:05:00Z, 2013-01-14T10:05:59.999Z",
    "2013-01-14T10:05+02:00, 2013-01-14T08:05:00Z, 2013-01-14T08:05:59.999Z",
    "2013-01-14T10:05:07, 2013-01-14T10:05:07Z, 2013-01-14T10:05:07.999Z",
    "2013-01-14T10:05:07-05:30, 2013-01-14T15:35:07Z, 2013-01-14T15:35:07.999Z",
    "2013-01-14T10:05:07.5Z, 2013-01-14T10:05:07.500Z, 2013-01-14T10:05:07.599Z",
    "2013-01-14T10:05:07.55Z, 2013-01-14T10:05:07.550Z, 2013-01-14T10:05:07.559Z",
    "2013-01-14T10:05:07.555Z, 2013-01-14T10:05:07.555Z, 2013-01-14T10:05:07.555Z",
    "2013-01-14T10:05:07.555999Z, 2013-01-14T10:05:07.555Z, 2013-01-14T10:05:07.555Z",
    "2016-12-31T23:59:60Z, 2016-12-31T23:59:59Z, 2016-12-31T23:59:59.999Z",
  })
  void coversWhatItsPrecisionSays(String text, Instant low, Instant high) {
    assertThat(DateRange.parse(text))
        .isEqualTo(new DateRange(low.toEpochMilli(), high.toEpochMilli()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2",
        "201",
        "20133",
        "0000",
        "2013-",
        "2013-1",
        "2013-13",
        "2013-00",
        "2013-02-29",
        "2013-01-32",
        "2013-01-14T",
        "2013-01-14T10",
        "2013-01-14T24:00",
        "2013-01-14T10:60",
        "2013-01-14 10:00",
        "2013-01-14T10:00:61",
        "2013-01-14T10:00:00.",
        "2013-01-14T10:00:00.Z",
        "2013-01-14T10:00:00X",
        "2013-01-14T10:00:00+2:00",
        "2013-01-14T10:00:00+15:00",
        "abcd",
        "2013-01-14T10:00:00ZZ",
        "2013/01/14",
        "2013-01-14Z",
        "2013-01-14T10:00 02:00",
        "٢٠١٣",
      })
  void isNothingForWhatIsNoDate(String text) {
    assertThat(DateRange.parse(text)).isNull();
  }

  @Test
  void agreesWithTheCalendar() {
    Random random = new Random(11);
    for (int round = 0; round < 20_000; round++) {
      LocalDate day = LocalDate.ofEpochDay(random.nextInt(-719_000, 2_900_000));
      LocalDateTime time = day.atTime(random.nextInt(24), random.nextInt(60), random.nextInt(60));
      ZoneOffset zone = ZoneOffset.ofHoursMinutes(random.nextInt(13), random.nextInt(60));
      OffsetDateTime zoned = time.withSecond(7).atOffset(zone);
      long midnight = day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
      YearMonth month = YearMonth.from(day);

      assertThat(DateRange.parse(day.toString()))
          .isEqualTo(new DateRange(midnight, midnight + 86_399_999));
      assertThat(DateRange.parse(month.toString()))
          .isEqualTo(
              new DateRange(
                  month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli(),
                  month
                          .plusMonths(1)
                          .atDay(1)
                          .atStartOfDay()
                          .toInstant(ZoneOffset.UTC)
                          .toEpochMilli()
                      - 1));
      long instant = zoned.toInstant().toEpochMilli();
      assertThat(DateRange.parse(zoned.toString()))
          .isEqualTo(new DateRange(instant, instant + 999));
    }
  }
}

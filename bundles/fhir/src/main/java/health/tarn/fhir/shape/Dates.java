package health.tarn.fhir.shape;

/** The formats of dates and times, by the calendar and not only by their digits. */
final class Dates {

  private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Dates() {}

  static boolean isDate(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length != 4 && length != 7 && length != 10) {
      return false;
    }
    int year = number(bytes, from, 4);
    if (year < 1) {
      return false;
    }
    if (length == 4) {
      return true;
    }
    int month = bytes[from + 4] == '-' ? number(bytes, from + 5, 2) : -1;
    if (month < 1 || month > 12) {
      return false;
    }
    if (length == 7) {
      return true;
    }
    int day = bytes[from + 7] == '-' ? number(bytes, from + 8, 2) : -1;
    boolean leapDay = month == 2 && day == 29;
    return day >= 1 && day <= DAYS[month - 1] && (!leapDay || isLeap(year));
  }

  static boolean isDateTime(byte[] bytes, int from, int to) {
    return to - from <= 10 ? isDate(bytes, from, to) : isInstant(bytes, from, to);
  }

  static boolean isInstant(byte[] bytes, int from, int to) {
    if (to - from < 20 || bytes[from + 10] != 'T' || !isDate(bytes, from, from + 10)) {
      return false;
    }
    int zone = endOfTime(bytes, from + 11, to);
    if (zone < 0 || zone >= to) {
      return false;
    }
    return bytes[zone] == 'Z' ? zone + 1 == to : isOffset(bytes, zone, to);
  }

  static boolean isTime(byte[] bytes, int from, int to) {
    return endOfTime(bytes, from, to) == to;
  }

  /** Returns the index after hours, minutes, seconds and fraction; -1 if they are not there. */
  private static int endOfTime(byte[] bytes, int from, int to) {
    if (to - from < 8 || bytes[from + 2] != ':' || bytes[from + 5] != ':') {
      return -1;
    }
    int hour = number(bytes, from, 2);
    int minute = number(bytes, from + 3, 2);
    int second = number(bytes, from + 6, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
      return -1;
    }
    int at = from + 8;
    if (at == to || bytes[at] != '.') {
      return at;
    }
    int fraction = at + 1;
    at = fraction;
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at == fraction ? -1 : at;
  }

  /** Offsets reach to 14:00. */
  private static boolean isOffset(byte[] bytes, int from, int to) {
    boolean signed = bytes[from] == '+' || bytes[from] == '-';
    if (!signed || to - from != 6 || bytes[from + 3] != ':') {
      return false;
    }
    int hours = number(bytes, from + 1, 2);
    int minutes = number(bytes, from + 4, 2);
    return hours >= 0 && minutes >= 0 && minutes <= 59 && hours * 60 + minutes <= 14 * 60;
  }

  private static boolean isLeap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  /** Returns the value of some digits; -1 if one of them is none. */
  private static int number(byte[] bytes, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}

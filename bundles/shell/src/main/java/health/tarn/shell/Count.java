package health.tarn.shell;

import java.util.Locale;

/** Numbers of things for people, such as {@code 1,234,567}. */
final class Count {

  private Count() {}

  static String text(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}

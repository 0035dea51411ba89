package health.tarn.core.plugin;

import java.util.regex.Pattern;

/** The rule for names of interceptors, which are names of files too. */
final class Names {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,63}");

  private Names() {}

  /**
   * Returns the name.
   *
   * @throws IllegalArgumentException if it breaks the rule
   */
  static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "an interceptor's name has 1 to 64 letters, digits, '-' or '.'");
    }
    return name;
  }
}

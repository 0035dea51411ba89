package health.tarn.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/**
 * What each write marks its resources with: who wrote them, in which of its commits, and how many
 * resources that commit writes. The content of a resource follows from its stamp.
 *
 * @param writer a name that no other writer of any round has
 * @param number of the commit, or of the line of an import
 * @param size how many changes the commit has, without those of {@link Mark#ONCE}; 0 if the stamp
 *     does not say
 * @param mark what is special
 * @param once the number of the identifier by which the resource was created, if the mark says so
 */
record Stamp(String writer, long number, int size, Mark mark, int once) {

  /** What is special about a resource. */
  enum Mark {
    PLAIN,
    /** Created on the condition that there is no other with its identifier. */
    ONCE,
    /** Refers to the patient that the same transaction creates. */
    LINKED,
    /** Has a narrative of more than 100 kB. */
    LONG,
    /** Part of a transaction that has to be refused. */
    REFUSED
  }

  private static final String BEFORE = "\"system\":\"" + Content.STAMP + "\",\"value\":\"";

  static Stamp plain(String writer, long number, int size) {
    return new Stamp(writer, number, size, Mark.PLAIN, 0);
  }

  Stamp marked(Mark other) {
    return new Stamp(writer, number, size, other, 0);
  }

  Stamp onceOnly(int identifier) {
    return new Stamp(writer, number, size, Mark.ONCE, identifier);
  }

  /** Names the commit: the same for all resources of a transaction. */
  String commit() {
    return writer + "." + number;
  }

  static Stamp parse(String text) {
    String[] parts = text.split("\\.", -1);
    return new Stamp(
        parts[0],
        Long.parseLong(parts[1]),
        Integer.parseInt(parts[2]),
        Mark.valueOf(parts[3].toUpperCase(Locale.ROOT)),
        Integer.parseInt(parts[4]));
  }

  /** Finds the stamp in a resource. */
  static Stamp in(byte[] body) {
    String text = new String(body, UTF_8);
    int from = text.indexOf(BEFORE) + BEFORE.length();
    if (from < BEFORE.length()) {
      throw new AssertionError("a resource without a stamp: " + text);
    }
    return parse(text.substring(from, text.indexOf('"', from)));
  }

  @Override
  public String toString() {
    return commit() + "." + size + "." + mark.name().toLowerCase(Locale.ROOT) + "." + once;
  }
}

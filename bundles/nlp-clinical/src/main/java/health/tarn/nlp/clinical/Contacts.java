package health.tarn.nlp.clinical;

import health.tarn.spi.nlp.EntityType;
import org.jspecify.annotations.Nullable;

/** Finds what its form alone gives away: addresses of e-mail and web, numbers of phones. */
final class Contacts {

  private final Tokens tokens;

  Contacts(Tokens tokens) {
    this.tokens = tokens;
  }

  void read(Note note, Sentence sentence) {
    int token = sentence.from();
    while (token < sentence.to()) {
      Mention found = find(token, sentence);
      if (found == null || note.isTaken(found.from(), found.to())) {
        token++;
      } else {
        note.add(found);
        token = found.to();
      }
    }
  }

  private @Nullable Mention find(int token, Sentence sentence) {
    int to = sentence.to();
    if (tokens.is(token, '@')) {
      return email(token, sentence);
    }
    if (tokens.is(token, Tokens.WORD)) {
      int end = url(token, to);
      return end < 0 ? null : new Mention(token, end, EntityType.URL, Scores.FORM);
    }
    int social = groups(token, to, 3, 2, 4);
    if (social > 0) {
      return new Mention(token, social, EntityType.ID, Scores.FORM);
    }
    int phone = phone(token, to);
    return phone < 0 ? null : new Mention(token, phone, EntityType.PHONE_OR_FAX, Scores.FORM);
  }

  private @Nullable Mention email(int at, Sentence sentence) {
    int from = at;
    while (from > sentence.from() && tokens.isGlued(from) && isOfAddress(from - 1)) {
      from--;
    }
    int to = at + 1;
    boolean point = false;
    while (to < sentence.to() && tokens.isGlued(to) && isOfAddress(to)) {
      point |= tokens.is(to, '.');
      to++;
    }
    while (to > at && tokens.is(to - 1, Tokens.SIGN)) {
      to--;
    }
    return point && from < at && to > at + 1
        ? new Mention(from, to, EntityType.EMAIL, Scores.FORM)
        : null;
  }

  private boolean isOfAddress(int token) {
    return !tokens.is(token, Tokens.SIGN)
        || tokens.is(token, '.')
        || tokens.is(token, '-')
        || tokens.is(token, '_')
        || tokens.is(token, '+');
  }

  private int url(int from, int to) {
    boolean scheme =
        (tokens.equalsIgnoreCase(from, "http") || tokens.equalsIgnoreCase(from, "https"))
            && from + 3 < to
            && tokens.is(from + 1, ':')
            && tokens.is(from + 2, '/');
    boolean www = tokens.equalsIgnoreCase(from, "www") && from + 2 < to && tokens.is(from + 1, '.');
    if (!scheme && !www) {
      return -1;
    }
    int end = from + 1;
    while (end < to && tokens.isGlued(end)) {
      end++;
    }
    while (tokens.is(end - 1, '.') || tokens.is(end - 1, ',') || tokens.is(end - 1, ')')) {
      end--;
    }
    return end;
  }

  /**
   * {@code (617) 555-0100}, {@code 617-555-0100}, {@code 617.555.0100}, {@code +1-617-555-0100}.
   */
  private int phone(int from, int to) {
    if (tokens.is(from, '(')) {
      boolean area = from + 2 < to && isDigits(from + 1, 3) && tokens.is(from + 2, ')');
      return area ? groups(from + 3, to, 3, 4) : -1;
    }
    if (tokens.is(from, '+')) {
      boolean country = from + 3 < to && isDigits(from + 1, 1);
      int area = country && tokens.isHyphen(from + 2) ? from + 3 : from + 2;
      return country ? groups(area, to, 3, 3, 4) : -1;
    }
    if (!tokens.is(from, Tokens.NUMBER)) {
      return -1;
    }
    return isPointed(tokens.text(from, from + 1)) ? from + 1 : groups(from, to, 3, 3, 4);
  }

  private static boolean isPointed(String number) {
    return number.length() == 12 && number.charAt(3) == '.' && number.charAt(7) == '.';
  }

  /** Reads numbers of so many digits with hyphens between them. */
  private int groups(int from, int to, int... lengths) {
    int token = from;
    for (int index = 0; index < lengths.length; index++) {
      if (index > 0 && token < to && tokens.isHyphen(token)) {
        token++;
      } else if (index > 0) {
        return -1;
      }
      if (token >= to || !isDigits(token, lengths[index])) {
        return -1;
      }
      token++;
    }
    return token;
  }

  private boolean isDigits(int token, int length) {
    return tokens.length(token) == length && tokens.value(token) >= 0;
  }
}

package health.tarn.fhir.search.expression;

import java.util.ArrayList;
import java.util.List;

/** Takes an expression apart into tokens. */
final class Lexer {

  enum Kind {
    NAME,
    STRING,
    NUMBER,
    SYMBOL,
    END
  }

  /** A token; of a string, the text is what it means. */
  record Token(Kind kind, String text) {
    boolean is(String symbol) {
      return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String word) {
      return kind == Kind.NAME && text.equals(word);
    }
  }

  private final String source;
  private int at;

  Lexer(String source) {
    this.source = source;
  }

  List<Token> tokens() {
    List<Token> tokens = new ArrayList<>();
    for (skipSpace(); at < source.length(); skipSpace()) {
      tokens.add(next());
    }
    tokens.add(new Token(Kind.END, ""));
    return tokens;
  }

  private Token next() {
    char c = source.charAt(at);
    if (isNameStart(c)) {
      return new Token(Kind.NAME, run(d -> isNameStart(d) || isDigit(d)));
    }
    if (isDigit(c)) {
      return new Token(Kind.NUMBER, run(Lexer::isDigit));
    }
    if (c == '\'' || c == '`' || c == '"') {
      return new Token(c == '`' ? Kind.NAME : Kind.STRING, quoted(c));
    }
    return symbol(c);
  }

  private Token symbol(char c) {
    if (source.startsWith("!=", at)) {
      at += 2;
      return new Token(Kind.SYMBOL, "!=");
    }
    if (".()[]|=,%$".indexOf(c) < 0) {
      throw new UnsupportedExpressionException("'" + c + "' is not supported");
    }
    at++;
    return new Token(Kind.SYMBOL, String.valueOf(c));
  }

  private String quoted(char quote) {
    StringBuilder text = new StringBuilder();
    for (at++; at < source.length(); at++) {
      char c = source.charAt(at);
      if (c == quote) {
        at++;
        return text.toString();
      }
      if (c == '\\' && at + 1 < source.length()) {
        at++;
        c = source.charAt(at);
        if ("'\"`\\/".indexOf(c) < 0) {
          throw new UnsupportedExpressionException("the escape \\" + c + " is not supported");
        }
      }
      text.append(c);
    }
    throw new UnsupportedExpressionException("a quote is not closed");
  }

  private interface Test {
    boolean of(char c);
  }

  private String run(Test goesOn) {
    int start = at;
    while (at < source.length() && goesOn.of(source.charAt(at))) {
      at++;
    }
    return source.substring(start, at);
  }

  private void skipSpace() {
    run(Character::isWhitespace);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
}

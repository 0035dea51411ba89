package health.tarn.fhir.search.expression;

import health.tarn.fhir.search.expression.Expression.And;
import health.tarn.fhir.search.expression.Expression.As;
import health.tarn.fhir.search.expression.Expression.At;
import health.tarn.fhir.search.expression.Expression.Equal;
import health.tarn.fhir.search.expression.Expression.Exists;
import health.tarn.fhir.search.expression.Expression.Is;
import health.tarn.fhir.search.expression.Expression.Literal;
import health.tarn.fhir.search.expression.Expression.Member;
import health.tarn.fhir.search.expression.Expression.Not;
import health.tarn.fhir.search.expression.Expression.Or;
import health.tarn.fhir.search.expression.Expression.Resolve;
import health.tarn.fhir.search.expression.Expression.Root;
import health.tarn.fhir.search.expression.Expression.Self;
import health.tarn.fhir.search.expression.Expression.TypeName;
import health.tarn.fhir.search.expression.Expression.Union;
import health.tarn.fhir.search.expression.Expression.Where;
import health.tarn.fhir.search.expression.Lexer.Kind;
import health.tarn.fhir.search.expression.Lexer.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the subset of FHIRPath, with FHIRPath's precedence: paths, then {@code is} and {@code as},
 * then {@code |}, then {@code =} and {@code !=}, then {@code and}, then {@code or}.
 */
public final class ExpressionParser {

  /** More than any sane expression has; it keeps hostile ones from exhausting the stack. */
  private static final int MAX_LENGTH = 20_000;

  private static final int MAX_DEPTH = 50;

  private final List<Token> tokens;
  private int at;
  private int depth;

  private ExpressionParser(String source) {
    tokens = new Lexer(source).tokens();
  }

  /**
   * Reads one expression.
   *
   * @throws UnsupportedExpressionException if it is wrong or beyond the subset
   */
  public static Expression parse(String source) {
    if (source.length() > MAX_LENGTH) {
      throw new UnsupportedExpressionException("it is longer than " + MAX_LENGTH + " characters");
    }
    ExpressionParser parser = new ExpressionParser(source);
    Expression expression = parser.or();
    if (parser.peek().kind() != Kind.END) {
      throw parser.unexpected();
    }
    return expression;
  }

  private Expression or() {
    if (++depth > MAX_DEPTH) {
      throw new UnsupportedExpressionException("it is nested deeper than " + MAX_DEPTH);
    }
    Expression left = and();
    while (acceptWord("or")) {
      left = new Or(left, and());
    }
    depth--;
    return left;
  }

  private Expression and() {
    Expression left = equality();
    while (acceptWord("and")) {
      left = new And(left, equality());
    }
    return left;
  }

  private Expression equality() {
    Expression left = union();
    if (accept("=")) {
      return new Equal(left, union());
    }
    if (accept("!=")) {
      return new Not(new Equal(left, union()));
    }
    return left;
  }

  private Expression union() {
    Expression first = typed();
    if (!peek().is("|")) {
      return first;
    }
    List<Expression> all = new ArrayList<>();
    all.add(first);
    while (accept("|")) {
      all.add(typed());
    }
    return new Union(all);
  }

  private Expression typed() {
    Expression of = path();
    while (true) {
      if (acceptWord("as")) {
        of = new As(of, typeName());
      } else if (acceptWord("is")) {
        of = new Is(of, typeName());
      } else {
        return of;
      }
    }
  }

  private Expression path() {
    Expression of = start();
    while (true) {
      if (accept(".")) {
        of = step(of, name());
      } else if (accept("[")) {
        of = new At(of, number());
        expect("]");
      } else {
        return of;
      }
    }
  }

  private Expression start() {
    Token token = take();
    return switch (token.kind()) {
      case STRING, NUMBER -> new Literal(token.text());
      case NAME -> startOf(token.text());
      default -> startOfSymbol(token);
    };
  }

  private Expression startOf(String name) {
    if (peek().is("(")) {
      return step(new Self(), name);
    }
    if (name.equals("true") || name.equals("false")) {
      return new Literal(name);
    }
    return Character.isUpperCase(name.charAt(0))
        ? new TypeName(name)
        : new Member(new Self(), name);
  }

  private Expression startOfSymbol(Token token) {
    if (token.is("(")) {
      Expression inner = or();
      expect(")");
      return inner;
    }
    if (token.is("$") && acceptWord("this")) {
      return new Self();
    }
    if (token.is("%") && acceptWord("resource")) {
      return new Root();
    }
    at--;
    throw unexpected();
  }

  private Expression step(Expression of, String name) {
    if (!accept("(")) {
      return new Member(of, name);
    }
    Expression result = function(of, name);
    expect(")");
    return result;
  }

  private Expression function(Expression of, String name) {
    return switch (name) {
      case "as", "ofType" -> new As(of, typeName());
      case "is" -> new Is(of, typeName());
      case "where" -> new Where(of, or());
      case "exists" -> new Exists(peek().is(")") ? of : new Where(of, or()));
      case "empty" -> new Not(new Exists(of));
      case "not" -> new Not(of);
      case "first" -> new At(of, 0);
      case "resolve" -> new Resolve(of);
      case "extension" -> extension(of);
      default ->
          throw new UnsupportedExpressionException("the function " + name + "() is not supported");
    };
  }

  private Expression extension(Expression of) {
    Token url = take();
    if (url.kind() != Kind.STRING) {
      throw new UnsupportedExpressionException("extension() is supported with a literal URL only");
    }
    return new Where(
        new Member(of, "extension"),
        new Equal(new Member(new Self(), "url"), new Literal(url.text())));
  }

  /** Reads {@code Quantity}, {@code FHIR.Quantity} or {@code System.String}. */
  private String typeName() {
    String first = name();
    if ((first.equals("FHIR") || first.equals("System")) && accept(".")) {
      return name();
    }
    return first;
  }

  private String name() {
    Token token = take();
    if (token.kind() != Kind.NAME || token.text().isEmpty()) {
      at--;
      throw unexpected();
    }
    return token.text();
  }

  private int number() {
    Token token = take();
    if (token.kind() != Kind.NUMBER || token.text().length() > 6) {
      at--;
      throw unexpected();
    }
    return Integer.parseInt(token.text());
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token take() {
    Token token = tokens.get(at);
    if (token.kind() == Kind.END) {
      throw unexpected();
    }
    at++;
    return token;
  }

  private boolean accept(String symbol) {
    boolean accepted = peek().is(symbol);
    at += accepted ? 1 : 0;
    return accepted;
  }

  private boolean acceptWord(String word) {
    boolean accepted = peek().isWord(word);
    at += accepted ? 1 : 0;
    return accepted;
  }

  private void expect(String symbol) {
    if (!accept(symbol)) {
      throw unexpected();
    }
  }

  private UnsupportedExpressionException unexpected() {
    Token token = peek();
    return new UnsupportedExpressionException(
        token.kind() == Kind.END ? "it ends too early" : "'" + token.text() + "' is unexpected");
  }
}

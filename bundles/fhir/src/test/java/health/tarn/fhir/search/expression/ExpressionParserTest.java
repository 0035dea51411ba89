package health.tarn.fhir.search.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionParserTest {

  private static final Expression SELF = new Self();

  @Test
  void readsPathsFromATypeAnElementAndTheResource() {
    assertThat(parse("Patient.name.given"))
        .isEqualTo(new Member(new Member(new TypeName("Patient"), "name"), "given"));
    assertThat(parse("code")).isEqualTo(new Member(SELF, "code"));
    assertThat(parse("%resource.status")).isEqualTo(new Member(new Root(), "status"));
    assertThat(parse("$this")).isEqualTo(SELF);
    assertThat(parse("Account.`for`")).isEqualTo(new Member(new TypeName("Account"), "for"));
  }

  @Test
  void bindsAsTighterThanUnion() {
    Expression value = new Member(SELF, "value");
    assertThat(parse("value as Quantity | value.as(Range) | (value as FHIR.string)"))
        .isEqualTo(
            new Union(
                List.of(
                    new As(value, "Quantity"), new As(value, "Range"), new As(value, "string"))));
    assertThat(parse("(value as Quantity).code"))
        .isEqualTo(new Member(new As(value, "Quantity"), "code"));
  }

  @Test
  void bindsEqualityTighterThanAndAndAndTighterThanOr() {
    Expression a = new Member(SELF, "a");
    Expression b = new Member(SELF, "b");
    assertThat(parse("a.exists() and b != false or a = 'x'"))
        .isEqualTo(
            new Or(
                new And(new Exists(a), new Not(new Equal(b, new Literal("false")))),
                new Equal(a, new Literal("x"))));
  }

  @Test
  void takesTheSugarAway() {
    Expression a = new Member(SELF, "a");
    assertThat(parse("a.first()")).isEqualTo(parse("a[0]")).isEqualTo(new At(a, 0));
    assertThat(parse("a.ofType(Age)")).isEqualTo(new As(a, "Age"));
    assertThat(parse("a.empty()")).isEqualTo(new Not(new Exists(a)));
    assertThat(parse("a.exists(b='c')")).isEqualTo(parse("a.where(b = 'c').exists()"));
    assertThat(parse("a.extension('http://x')"))
        .isEqualTo(parse("a.extension.where(url='http://x')"));
    assertThat(parse("extension('http://x').value"))
        .isEqualTo(parse("extension.where(url='http://x').value"));
  }

  @Test
  void readsTheTestOfWhatAReferenceRefersTo() {
    assertThat(parse("subject.where(resolve() is Patient)"))
        .isEqualTo(new Where(new Member(SELF, "subject"), new Is(new Resolve(SELF), "Patient")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "Patient.name.upper()~the function upper() is not supported",
        "a + b~'+' is not supported",
        "a.where(b='c'~it ends too early",
        "a b~'b' is unexpected",
        "a..b~'.' is unexpected",
        "a.where(b='c~a quote is not closed",
        "%context~'%' is unexpected",
        "a.extension(b)~extension() is supported with a literal URL only",
        "a[b]~'b' is unexpected",
        "a['1']~'1' is unexpected",
      })
  void saysWhyAnExpressionIsNotSupported(String expression, String reason) {
    assertThatThrownBy(() -> parse(expression))
        .isInstanceOf(UnsupportedExpressionException.class)
        .hasMessage(reason);
  }

  @Test
  void refusesDeepNestingInsteadOfExhaustingTheStack() {
    assertThatThrownBy(() -> parse("(".repeat(10_000) + "a"))
        .isInstanceOf(UnsupportedExpressionException.class)
        .hasMessageContaining("nested deeper");
  }

  private static Expression parse(String source) {
    return ExpressionParser.parse(source);
  }
}

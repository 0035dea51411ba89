package health.tarn.fhir.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.fhir.ucum.Component;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.DefinedUnit;
import org.fhir.ucum.ExpressionParser;
import org.fhir.ucum.Pair;
import org.fhir.ucum.Symbol;
import org.fhir.ucum.Term;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.fhir.ucum.UcumService;
import org.jspecify.annotations.Nullable;

/**
 * Converts quantities to the base units of UCUM, so that 5.4 mg and 5400 ug are the same.
 *
 * <p>The tables are read on the first use, and what a unit code means is kept, for as many codes as
 * a lake has in practice. Conversions are exact in decimal, so that equal quantities in different
 * units become equal doubles. Units on a scale without a factor are converted if their scale has an
 * offset only (Celsius, Fahrenheit); a logarithmic one, such as pH, has no canonical form.
 */
public final class Ucum {

  /** The system of UCUM's codes. */
  static final String SYSTEM = "http://unitsofmeasure.org";

  private static final String ESSENCE = "/ucum-essence.xml";

  /** Units beyond this many are worked out each time. */
  private static final int MAX_UNITS = 4096;

  private static final int MAX_CODE_LENGTH = 100;

  /** The precision to which factors that are no finite decimals are worked out. */
  private static final String ONE = "1.000000000000000000000000";

  private static final MathContext PRECISION = MathContext.DECIMAL128;

  /**
   * What a unit is in base units.
   *
   * @param code the base units, such as {@code g.m-3}; {@code 1} if there are none
   * @param offset what is added to a value before it is multiplied
   */
  record Unit(String code, BigDecimal factor, BigDecimal offset) {

    BigDecimal convert(BigDecimal value) {
      BigDecimal shifted = offset.signum() == 0 ? value : value.add(offset);
      return shifted.multiply(factor);
    }
  }

  private static final Unit CELSIUS = new Unit("K", BigDecimal.ONE, new BigDecimal("273.15"));
  private static final Unit FAHRENHEIT =
      new Unit(
          "K",
          BigDecimal.valueOf(5).divide(BigDecimal.valueOf(9), PRECISION),
          new BigDecimal("459.67"));

  private final Map<String, Optional<Unit>> units = new ConcurrentHashMap<>();
  private volatile @Nullable UcumService service;

  /** Returns the meaning of a unit code; null if it is none of UCUM's or has no factor. */
  @Nullable Unit unit(String code) {
    Optional<Unit> known = units.get(code);
    if (known == null) {
      known = Optional.ofNullable(workOut(code));
      if (units.size() < MAX_UNITS) {
        units.put(code, known);
      }
    }
    return known.orElse(null);
  }

  private @Nullable Unit workOut(String code) {
    if (code.equals("Cel")) {
      return CELSIUS;
    }
    if (code.equals("[degF]")) {
      return FAHRENHEIT;
    }
    if (code.isEmpty() || code.length() > MAX_CODE_LENGTH) {
      return null;
    }
    UcumService ucum = service();
    try {
      if (hasScale(new ExpressionParser(ucum.getModel()).parse(code))) {
        return null;
      }
      Pair one = ucum.getCanonicalForm(new Pair(new Decimal(ONE), code));
      BigDecimal factor = new BigDecimal(one.getValue().asDecimal()).stripTrailingZeros();
      String base = one.getCode();
      return new Unit(base.isEmpty() ? "1" : base, factor, BigDecimal.ZERO);
    } catch (UcumException e) {
      // Any text may stand where a unit should; it then has no canonical form.
      return null;
    }
  }

  /** Tells whether a unit in the term is more than a factor, such as pH. */
  private static boolean hasScale(@Nullable Term term) {
    for (Term rest = term; rest != null; rest = rest.getTerm()) {
      Component component = rest.getComp();
      if (component instanceof Term inner && hasScale(inner)) {
        return true;
      }
      if (component instanceof Symbol symbol
          && symbol.getUnit() instanceof DefinedUnit unit
          && unit.isSpecial()) {
        return true;
      }
    }
    return false;
  }

  private UcumService service() {
    UcumService ready = service;
    if (ready != null) {
      return ready;
    }
    synchronized (this) {
      ready = service;
      if (ready == null) {
        ready = read();
        service = ready;
      }
      return ready;
    }
  }

  private static UcumService read() {
    try (InputStream essence = UcumService.class.getResourceAsStream(ESSENCE)) {
      if (essence == null) {
        throw new IllegalStateException("the UCUM library comes without " + ESSENCE);
      }
      return new UcumEssenceService(essence);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + ESSENCE, e);
    } catch (UcumException e) {
      throw new IllegalStateException("cannot read " + ESSENCE, e);
    }
  }
}

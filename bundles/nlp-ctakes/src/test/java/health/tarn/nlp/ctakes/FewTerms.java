package health.tarn.nlp.ctakes;

import health.tarn.spi.terminology.Dictionary;
import health.tarn.spi.terminology.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A dictionary that grows, and counts how often it is read. */
final class FewTerms implements Dictionary {

  private final List<Term> terms = new ArrayList<>();
  private int reads;

  FewTerms with(String text, Term.Kind kind, String code) {
    terms.add(new Term(text, kind, "http://example.org/terms", code, text));
    return this;
  }

  int reads() {
    return reads;
  }

  @Override
  public String version() {
    return "few." + terms.size();
  }

  @Override
  public void read(Consumer<Term> reader) {
    reads++;
    terms.forEach(reader);
  }
}

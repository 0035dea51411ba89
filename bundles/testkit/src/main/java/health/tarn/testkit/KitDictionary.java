package health.tarn.testkit;

import health.tarn.spi.terminology.Dictionary;
import health.tarn.spi.terminology.Term;
import health.tarn.spi.terminology.Term.Kind;
import java.util.List;
import java.util.function.Consumer;

/** The few terms that {@link NlpContract} speaks of. */
public final class KitDictionary implements Dictionary {

  static final String ICD10CM = "http://hl7.org/fhir/sid/icd-10-cm";
  static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
  static final String LOINC = "http://loinc.org";

  private static final String LOCAL = "http://example.org/terms";

  private static final List<Term> TERMS =
      List.of(
          new Term("hypertension", Kind.DISORDER, ICD10CM, "I10", "Essential hypertension"),
          new Term("high blood pressure", Kind.DISORDER, ICD10CM, "I10", "Essential hypertension"),
          new Term("pneumonia", Kind.DISORDER, ICD10CM, "J18.9", "Pneumonia"),
          new Term("breast cancer", Kind.DISORDER, ICD10CM, "C50.919", "Breast cancer"),
          new Term("type 2 diabetes mellitus", Kind.DISORDER, ICD10CM, "E11.9", "Type 2 diabetes"),
          new Term("diabetes mellitus", Kind.DISORDER, ICD10CM, "E14", "Diabetes mellitus"),
          new Term("fever", Kind.FINDING, ICD10CM, "R50.9", "Fever"),
          new Term("chest pain", Kind.FINDING, ICD10CM, "R07.9", "Chest pain"),
          new Term("metformin", Kind.INGREDIENT, RXNORM, "6809", "metformin"),
          new Term("lisinopril", Kind.INGREDIENT, RXNORM, "29046", "lisinopril"),
          new Term("Glucophage", Kind.BRAND, RXNORM, "151827", "Glucophage"),
          new Term("hemoglobin", Kind.TEST, LOINC, "718-7", "Hemoglobin"),
          new Term("appendectomy", Kind.PROCEDURE, LOCAL, "appendectomy", "Appendectomy"),
          new Term("abdomen", Kind.BODY_SITE, LOCAL, "abdomen", "Abdomen"));

  @Override
  public String version() {
    return "kit.1";
  }

  @Override
  public void read(Consumer<Term> reader) {
    TERMS.forEach(reader);
  }
}

package health.tarn.search.lucene;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.util.BytesRef;

/**
 * Strings that values write as one byte, since nearly every value has one of them. The list is part
 * of the format: a change to it is a new {@link IndexFolder#FORMAT}.
 */
final class CommonStrings {

  private static final List<String> STRINGS =
      List.of(
          "",
          "1",
          "2",
          "3",
          "http://unitsofmeasure.org",
          "http://loinc.org",
          "http://snomed.info/sct",
          "http://www.nlm.nih.gov/research/umls/rxnorm",
          "http://hl7.org/fhir/sid/icd-10-cm",
          "http://hl7.org/fhir/sid/icd-10",
          "http://hl7.org/fhir/sid/cvx",
          "http://terminology.hl7.org/CodeSystem/observation-category",
          "mm[Hg]",
          "mg/dL",
          "kg",
          "cm",
          "%",
          "/min");

  static final int SIZE = 32;

  private static final Map<String, Integer> NUMBERS =
      IntStream.range(0, STRINGS.size()).boxed().collect(Collectors.toMap(STRINGS::get, i -> i));
  private static final List<BytesRef> BYTES = STRINGS.stream().map(BytesRef::new).toList();

  private CommonStrings() {}

  /** Returns the string's number; negative if it is not common. */
  static int number(String text) {
    return NUMBERS.getOrDefault(text, -1);
  }

  /** Points the slice at a common string. */
  static void read(int number, BytesRef into) {
    BytesRef common = BYTES.get(number);
    into.bytes = common.bytes;
    into.offset = common.offset;
    into.length = common.length;
  }
}

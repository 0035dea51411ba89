package health.tarn.search.lucene;

import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.util.BytesRef;

/**
 * The names of the fields of a parameter, made once.
 *
 * @param utf8 the parameter itself, as it stands in terms
 * @param sortable false for a parameter that serves a modifier, which nobody sorts by
 */
record ParameterFields(
    BytesRef utf8,
    String date,
    String number,
    String quantity,
    String canonical,
    String values,
    String elements,
    String sortToken,
    String sortText,
    String reference,
    String sortUri,
    boolean sortable) {

  private static final int MOST = 10_000;

  static ParameterFields of(String parameter) {
    return new ParameterFields(
        new BytesRef(parameter),
        Fields.DATE + parameter,
        Fields.NUMBER + parameter,
        Fields.QUANTITY + parameter,
        Fields.CANONICAL + parameter,
        Fields.VALUES + parameter,
        Fields.ELEMENTS + parameter,
        Fields.SORT_TOKEN + parameter,
        Fields.SORT_TEXT + parameter,
        Fields.REFERENCE + parameter,
        Fields.SORT_URI + parameter,
        parameter.indexOf(':') < 0);
  }

  /** The names for the parameters seen so far, for one thread. */
  static final class Cache {
    private final Map<String, ParameterFields> known = new HashMap<>();

    ParameterFields get(String parameter) {
      ParameterFields names = known.get(parameter);
      if (names == null) {
        if (known.size() >= MOST) {
          known.clear();
        }
        names = ParameterFields.of(parameter);
        known.put(parameter, names);
      }
      return names;
    }
  }
}

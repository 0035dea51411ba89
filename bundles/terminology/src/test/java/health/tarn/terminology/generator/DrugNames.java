package health.tarn.terminology.generator;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Picks the names of drugs from the designations of RxNorm that the Orange Book's database holds.
 *
 * <p>A designation is a name, such as {@code zestril}, or a product, such as {@code lisinopril 10
 * mg oral tablet [ zestril ]}. The database does not say which, nor what is a brand; products do:
 * what stands in their brackets is a brand, what stands before their first number is an ingredient.
 */
final class DrugNames {

  /** Words with hyphens between them; whatever has digits or signs is a product or a chemical. */
  private static final Pattern NAME = Pattern.compile("[a-z][a-z' -]*");

  private static final Pattern BRACKETS = Pattern.compile("\\[ ([^\\]]*) \\]");
  private static final Pattern INGREDIENT = Pattern.compile("([a-z][a-z' -]*?) [0-9]");

  private static final int MOST_WORDS = 3;
  private static final int SHORTEST = 3;

  /** A name that no product explains has to be longer, since it may be anything. */
  private static final int SHORTEST_UNEXPLAINED = 5;

  private final Set<String> stopWords;
  private final Map<String, String> codes = new TreeMap<>();
  private final Set<String> brands = new HashSet<>();
  private final Set<String> ingredients = new HashSet<>();

  DrugNames(Set<String> stopWords) {
    this.stopWords = Set.copyOf(stopWords);
  }

  /** Takes one designation and its RXCUI. */
  void add(String designation, String code) {
    String text = designation.replace(" - ", "-").strip();
    Matcher brackets = BRACKETS.matcher(text);
    while (brackets.find()) {
      brands.add(brackets.group(1).strip());
    }
    for (String part : text.split(" / ", -1)) {
      Matcher ingredient = INGREDIENT.matcher(part);
      if (ingredient.lookingAt()) {
        ingredients.add(ingredient.group(1).strip());
      }
    }
    if (isName(text)) {
      codes.merge(text, code, DrugNames::older);
    }
  }

  /** Returns each name with its kind and code, in alphabetical order. */
  Map<String, DrugName> names() {
    Map<String, DrugName> names = new TreeMap<>();
    codes.forEach(
        (name, code) -> {
          if (brands.contains(name)) {
            names.put(name, new DrugName("BRAND", code));
          } else if (ingredients.contains(name) || isPlainWord(name)) {
            names.put(name, new DrugName("INGREDIENT", code));
          }
        });
    return names;
  }

  private boolean isName(String text) {
    return text.length() >= SHORTEST
        && NAME.matcher(text).matches()
        && text.split(" ", -1).length <= MOST_WORDS
        && !stopWords.contains(text)
        && !text.endsWith(" extract")
        && !text.endsWith(" preparation");
  }

  private static boolean isPlainWord(String name) {
    return name.length() >= SHORTEST_UNEXPLAINED && name.indexOf(' ') < 0;
  }

  /** Of two codes of one name the one that RxNorm gave first. */
  private static String older(String one, String other) {
    return Integer.parseInt(one) <= Integer.parseInt(other) ? one : other;
  }

  /** What is known of a name. */
  record DrugName(String kind, String code) {}
}

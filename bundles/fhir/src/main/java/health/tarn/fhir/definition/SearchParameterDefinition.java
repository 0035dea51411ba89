package health.tarn.fhir.definition;

import health.tarn.fhir.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A SearchParameter, one of R4's or a custom one.
 *
 * @param url its canonical URL
 * @param name its name for machines; its code if it has none
 * @param code what stands in the URL of a search
 * @param type how its values are compared
 * @param bases the types that it searches; {@code Resource} and {@code DomainResource} for all
 * @param expression the FHIRPath of its values; null for those that are no element's
 * @param xpathUsage {@code normal}, which is the default, {@code phonetic}, {@code nearby}, {@code
 *     distance} or {@code other}
 * @param targets the types that a reference may refer to
 * @param components the parts of a composite
 * @param multipleOr whether a value may be a list; null if it is not said
 * @param multipleAnd whether the parameter may be repeated; null if it is not said
 * @param comparators the prefixes that are allowed, such as {@code ge}; empty if it is not said
 * @param modifiers the modifiers that are allowed; empty if it is not said
 * @param chain the chained codes that are allowed; empty if it is not said
 * @param description one line for people
 */
public record SearchParameterDefinition(
    String url,
    String name,
    String code,
    Type type,
    List<String> bases,
    @Nullable String expression,
    String xpathUsage,
    List<String> targets,
    List<Component> components,
    @Nullable Boolean multipleOr,
    @Nullable Boolean multipleAnd,
    List<String> comparators,
    List<String> modifiers,
    List<String> chain,
    String description) {

  /** How values are compared (R4, search.html, 3.1.1.4). */
  public enum Type {
    NUMBER,
    DATE,
    STRING,
    TOKEN,
    REFERENCE,
    COMPOSITE,
    QUANTITY,
    URI,
    SPECIAL;

    /** Returns the type as FHIR writes it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A part of a composite.
   *
   * @param definition the URL of the parameter that it is compared like
   * @param expression its FHIRPath, from what the composite's own expression gives
   */
  public record Component(String definition, String expression) {}

  public SearchParameterDefinition {
    bases = List.copyOf(bases);
    targets = List.copyOf(targets);
    components = List.copyOf(components);
    comparators = List.copyOf(comparators);
    modifiers = List.copyOf(modifiers);
    chain = List.copyOf(chain);
  }

  /**
   * Reads a SearchParameter resource.
   *
   * @throws health.tarn.api.LakeException with UNPROCESSABLE if url, code, base or a known type is
   *     missing
   */
  public static SearchParameterDefinition read(Json json, int resource) {
    Fields fields = new Fields(json, resource);
    List<Component> components = new ArrayList<>();
    for (int part : fields.each("component")) {
      Fields component = new Fields(json, part);
      components.add(new Component(component.text("definition"), component.text("expression")));
    }
    return new SearchParameterDefinition(
        fields.required("url"),
        fields.text("name", fields.text("code")),
        fields.required("code"),
        type(fields),
        fields.texts("base"),
        fields.textOrNull("expression"),
        fields.text("xpathUsage", "normal"),
        fields.texts("target"),
        components,
        fields.flagOrNull("multipleOr"),
        fields.flagOrNull("multipleAnd"),
        fields.texts("comparator"),
        fields.texts("modifier"),
        fields.texts("chain"),
        fields.text("description"));
  }

  private static Type type(Fields fields) {
    String code = fields.required("type");
    for (Type type : Type.values()) {
      if (type.code().equals(code)) {
        return type;
      }
    }
    throw fields.refused("type", "a type of search parameter");
  }
}

package health.tarn.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.IFhirPath;
import ca.uhn.fhir.fhirpath.IFhirPathEvaluationContext;
import health.tarn.fhir.definition.Definitions;
import health.tarn.fhir.definition.SearchParameterDefinition;
import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.Kind;
import health.tarn.fhir.search.expression.Expression;
import health.tarn.fhir.search.expression.ExpressionParser;
import health.tarn.fhir.testing.SharedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Holds the compiled paths against HAPI's FHIRPath engine: each parameter of each example's type,
 * by the elements found.
 */
class FhirPathOracleTest {

  private static final FhirContext HAPI = FhirContext.forR4();

  /**
   * Where the two differ, and why. A canonical is a uri (R4, datatypes.html), so that {@code
   * (ConceptMap.source as uri)} finds it; HAPI compares the names of types only.
   */
  private static final Set<String> EXPLAINED =
      Set.of("ConceptMap.source-uri", "ConceptMap.target-uri");

  private final SearchParameters parameters = SearchParameters.r4();
  private final PathCompiler compiler = new PathCompiler(new ElementTypes(Definitions.r4()));
  private final IFhirPath hapi = HAPI.newFhirPath();
  private final Set<String> differences = new TreeSet<>();
  private int compared;

  FhirPathOracleTest() {
    hapi.setEvaluationContext(new ByType());
  }

  @Test
  void findsTheSameElementsInTheExamples() throws IOException {
    for (Path file : SharedData.examples()) {
      compare(file.getFileName().toString(), Files.readAllBytes(file));
    }
    assertThat(compared).isGreaterThan(1_000);
    assertThat(differences).isEmpty();
  }

  @Test
  void findsTheSameElementsInTypicalResources() throws IOException {
    for (byte[] resource : ExtractionCost.resources()) {
      compare("typical", resource);
    }
    assertThat(compared).isGreaterThan(300);
    assertThat(differences).isEmpty();
  }

  @Test
  void findsTheSameElementsInResourcesWithEveryElement() {
    Set<String> seen = new TreeSet<>();
    for (String type : parameters.types()) {
      for (int variant = 0; variant < FullResource.VARIANTS; variant++) {
        byte[] resource = new FullResource(variant).json(type).getBytes(StandardCharsets.UTF_8);
        seen.addAll(compare(type + " " + variant, resource));
      }
    }
    assertThat(differences).isEmpty();
    assertThat(neverFound(seen)).isEmpty();
  }

  private Set<String> neverFound(Set<String> seen) {
    Set<String> never = new TreeSet<>();
    for (String type : parameters.types()) {
      for (SearchParameterDefinition parameter : parameters.of(type)) {
        if (parameter.expression() != null) {
          never.add(type + "." + parameter.code());
        }
      }
    }
    never.removeAll(seen);
    return never;
  }

  /** Compares all parameters of a resource; returns those that found anything. */
  private Set<String> compare(String name, byte[] bytes) {
    Json json = Json.parse(bytes);
    IBaseResource resource =
        HAPI.newJsonParser().parseResource(new String(bytes, StandardCharsets.UTF_8));
    String type = resource.fhirType();
    Set<String> seen = new TreeSet<>();
    for (SearchParameterDefinition parameter : parameters.of(type)) {
      String expression = parameter.expression();
      if (expression == null) {
        continue;
      }
      List<IBase> theirs = theirs(resource, expression);
      Set<String> ours = new TreeSet<>();
      PathCompiler.Scope<NodeList> scope = scope(type);
      List<Place<NodeList>> places = places(expression, scope);
      if (places.isEmpty()) {
        ours.addAll(predicate(json, type, expression));
      }
      NodeList nodes = NodeList.at(scope.self().node(), json, json.root());
      for (int i = 0; i < nodes.size(); i++) {
        ours.add(text(json, nodes.get(i)));
        for (SearchParameterDefinition.Component part : parameter.components()) {
          if (!part.expression().startsWith("%")) {
            ours.addAll(part(json, nodes.get(i), places, part.expression()));
          }
        }
      }
      if (!ours.isEmpty()) {
        seen.add(type + "." + parameter.code());
      }
      if (!EXPLAINED.contains(type + "." + parameter.code())) {
        report(name + " " + parameter.code(), ours, texts(theirs, parameter));
      }
    }
    return seen;
  }

  private void report(String where, Set<String> ours, Set<String> theirs) {
    compared++;
    Set<String> extra = new TreeSet<>(ours);
    extra.removeAll(theirs);
    Set<String> missing = new TreeSet<>(theirs);
    missing.removeAll(ours);
    if (!extra.isEmpty() || !missing.isEmpty()) {
      differences.add(where + " +" + extra + " -" + missing);
    }
  }

  /** Part by part, since HAPI's union compares quantities, for which it lacks the units. */
  private List<IBase> theirs(IBase base, String expression) {
    List<IBase> found = new ArrayList<>();
    for (String part : expression.split("\\|", -1)) {
      found.addAll(hapi.evaluate(base, part.strip(), IBase.class));
    }
    return found;
  }

  private Set<String> texts(List<IBase> found, SearchParameterDefinition parameter) {
    Set<String> texts = new TreeSet<>();
    for (IBase element : found) {
      texts.add(text(element));
      for (SearchParameterDefinition.Component part : parameter.components()) {
        if (!part.expression().startsWith("%")) {
          theirs(element, part.expression()).forEach(value -> texts.add(text(value)));
        }
      }
    }
    texts.remove("[]");
    return texts;
  }

  private static PathCompiler.Scope<NodeList> scope(String type) {
    Place<NodeList> start = Place.start(new PathNode<>(), type);
    return new PathCompiler.Scope<>(start, start);
  }

  /** Compiles a path into the tree of its scope; leads to no place if it is no path. */
  private List<Place<NodeList>> places(String written, PathCompiler.Scope<NodeList> scope) {
    Expression expression = ExpressionParser.parse(written);
    if (PredicateCompiler.isPredicate(expression)) {
      return List.of();
    }
    List<Place<NodeList>> places = compiler.places(expression, scope);
    places.forEach(place -> place.node().add(NodeList::collect));
    return places;
  }

  private Set<String> predicate(Json json, String type, String written) {
    Expression expression = ExpressionParser.parse(written);
    Boolean held = compiler.predicates().predicate(expression, type).test(json, json.root());
    return held == null ? Set.of() : Set.of("[" + held + "]");
  }

  private Set<String> part(Json json, int node, List<Place<NodeList>> places, String expression) {
    Set<String> texts = new TreeSet<>();
    // A composite of a resource and its components has two kinds of roots.
    boolean root = node == json.root();
    for (Place<NodeList> place : places) {
      if (root == place.type().contains(".") && places.size() > 1) {
        continue;
      }
      PathCompiler.Scope<NodeList> scope = scope(place.type());
      places(expression, scope);
      NodeList nodes = NodeList.at(scope.self().node(), json, node);
      for (int i = 0; i < nodes.size(); i++) {
        texts.add(text(json, nodes.get(i)));
      }
    }
    return texts;
  }

  /** An element as the texts of all primitives in it, sorted; of a resource, its type. */
  private static String text(Json json, int node) {
    int type = json.member(node, Field.RESOURCE_TYPE);
    if (type >= 0) {
      return "[" + json.text(type) + "]";
    }
    List<String> texts = new ArrayList<>();
    texts(json, node, texts);
    Collections.sort(texts);
    return texts.toString();
  }

  private static void texts(Json json, int node, List<String> texts) {
    String primitive = Fields.primitive(json, node);
    if (primitive != null) {
      texts.add(json.is(node, Kind.NUMBER) ? number(primitive) : primitive);
    }
    for (int child = json.first(node); child >= 0; child = json.next(child)) {
      texts(json, child, texts);
    }
  }

  private static String text(IBase element) {
    if (element instanceof IBaseResource resource) {
      return "[" + resource.fhirType() + "]";
    }
    List<String> texts = new ArrayList<>();
    Base base = (Base) element;
    if (base.isPrimitive()) {
      texts.add(primitive(base));
    } else {
      texts(base, texts);
    }
    Collections.sort(texts);
    texts.removeIf(String::isEmpty);
    return texts.toString();
  }

  private static void texts(Base element, List<String> texts) {
    if (element.isPrimitive()) {
      texts.add(primitive(element));
    }
    for (Property child : element.children()) {
      child.getValues().forEach(value -> texts(value, texts));
    }
  }

  private static String primitive(Base element) {
    String text = element.hasPrimitiveValue() ? element.primitiveValue() : "";
    return element.fhirType().equals("decimal") && !text.isEmpty() ? number(text) : text;
  }

  private static String number(String text) {
    return new BigDecimal(text).stripTrailingZeros().toPlainString();
  }

  /** Resolves a reference to an empty resource of the type that its text says. */
  private static final class ByType implements IFhirPathEvaluationContext {
    @Override
    public @Nullable IBase resolveReference(IIdType reference, @Nullable IBase context) {
      String type = reference.getResourceType();
      return type == null ? null : HAPI.getResourceDefinition(type).newInstance();
    }
  }
}

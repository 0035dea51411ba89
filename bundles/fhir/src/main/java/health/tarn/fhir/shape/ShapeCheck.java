package health.tarn.fhir.shape;

import health.tarn.api.Issue;
import health.tarn.api.ResourceKey;
import health.tarn.fhir.definition.Definitions;
import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks resources against R4's StructureDefinitions: elements, types, cardinality, formats, codes.
 *
 * <p>It does not check profiles, terminology beyond the codes of required bindings, invariants
 * beyond those of extensions and references, or whether references lead anywhere. Safe for any
 * number of threads.
 */
public final class ShapeCheck {

  /** More issues than this teach nobody anything. */
  static final int MOST_ISSUES = 20;

  private final ShapeCompiler shapes;

  public ShapeCheck(Definitions definitions) {
    shapes = new ShapeCompiler(definitions);
  }

  /**
   * Returns what is wrong with a resource.
   *
   * @return errors with their FHIRPath, at most 20; empty if nothing is wrong
   */
  public List<Issue> check(Json json, Level level) {
    return check(json, json.root(), level);
  }

  /** Returns what is wrong with a resource that stands within another, such as a Bundle's entry. */
  public List<Issue> check(Json json, int resource, Level level) {
    Findings findings = new Findings(json, MOST_ISSUES);
    if (level == Level.STRUCTURE_ONLY) {
      new ObjectCheck(json, shapes, findings).resource(resource, false, 0);
      return findings.list();
    }
    if (shapeOf(json, resource, shapes, findings) != null) {
      checkId(json, resource, findings);
    }
    return findings.list();
  }

  /** Finds the shape that a resource names; reports and returns null if there is none. */
  static @Nullable Shape shapeOf(Json json, int node, ShapeCompiler shapes, Findings findings) {
    if (!json.is(node, Kind.OBJECT)) {
      String found = json.kind(node).described();
      findings.add("structure", node, "expected a resource as an object, found " + found);
      return null;
    }
    int type = json.member(node, "resourceType");
    if (type < 0 || !json.is(type, Kind.STRING)) {
      String message = "expected resourceType with the name of a resource type, found none";
      findings.addBelow("required", node, "resourceType", message);
      return null;
    }
    String name = json.text(type);
    Shape shape = shapes.resource(name);
    if (shape == null) {
      String message = "expected the name of a resource type of R4, found another text";
      findings.add("structure", type, message + Spelling.hint(name, shapes.resourceTypes()));
    }
    return shape;
  }

  private static void checkId(Json json, int resource, Findings findings) {
    int id = json.member(resource, "id");
    if (id >= 0 && !(json.is(id, Kind.STRING) && ResourceKey.isId(json.text(id)))) {
      findings.add("value", id, Primitive.ID.expected(json.kind(id)));
    }
  }
}

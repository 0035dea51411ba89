package health.tarn.fhir.shape;

import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.Kind;
import health.tarn.fhir.json.Names;
import java.util.ArrayList;
import java.util.List;

/** Walks one resource along its shapes. */
final class ObjectCheck {

  /** Deeper than any sensible resource and far from the end of a thread's stack. */
  private static final int DEEPEST = 200;

  private static final int RESOURCE_TYPE = Names.id("resourceType");
  private static final int CONTAINED = Names.id("contained");

  private final Json json;
  private final ShapeCompiler shapes;
  private final Findings findings;
  private final ValueCheck values;

  ObjectCheck(Json json, ShapeCompiler shapes, Findings findings) {
    this.json = json;
    this.shapes = shapes;
    this.findings = findings;
    this.values = new ValueCheck(json, findings);
  }

  void resource(int node, boolean contained, int depth) {
    Shape shape = ShapeCheck.shapeOf(json, node, shapes, findings);
    if (shape == null) {
      return;
    }
    int nested = contained ? json.member(node, CONTAINED) : -1;
    if (nested >= 0) {
      findings.add("structure", nested, "found contained resources in a contained resource");
      return;
    }
    object(node, shape, depth);
  }

  private void object(int node, Shape shape, int depth) {
    if (depth > DEEPEST) {
      findings.add("too-costly", node, "found elements more than " + DEEPEST + " levels deep");
      return;
    }
    if (!json.is(node, Kind.OBJECT)) {
      String found = json.kind(node).described();
      String expected = "expected an object (" + shape.type().name() + ")";
      findings.add("structure", node, expected + ", found " + found);
      return;
    }
    if (json.size(node) == 0) {
      findings.add("structure", node, "found an empty object, expected at least one member");
      return;
    }
    members(node, shape, shape.table(), depth);
  }

  private void members(int node, Shape shape, Shape.Table table, int depth) {
    long seen = 0;
    for (int child = json.first(node); child >= 0; child = json.next(child)) {
      int name = json.nameId(child);
      Member member = table.find(name);
      if (member == null) {
        if (name != RESOURCE_TYPE || !shape.isResource()) {
          unknown(child, shape, table);
        }
        continue;
      }
      if (member.choice() && (seen & member.bit()) != 0) {
        onlyOne(node, child, member, table);
      }
      seen |= member.bit();
      member(node, child, member, depth);
      if (findings.full()) {
        return;
      }
    }
    long missing = table.required & ~seen;
    if (missing != 0) {
      missing(node, shape, missing);
    }
    rule(node, table, seen);
  }

  private void member(int object, int node, Member member, int depth) {
    if (member.content() == Member.Content.TWIN) {
      new TwinCheck(json, findings).check(object, node, member);
    }
    boolean array = json.is(node, Kind.ARRAY);
    if (array != member.array()) {
      findings.add("structure", node, expectedArray(array));
      return;
    }
    if (!array) {
      value(object, node, node, member, 0, depth);
      return;
    }
    int size = json.size(node);
    if (size == 0) {
      findings.add("structure", node, "found an empty array, expected no member instead");
      return;
    }
    if (size < member.min() || size > member.max()) {
      String range = member.min() + " to " + member.max();
      findings.add("structure", node, "expected " + range + " elements, found " + size);
    }
    int index = 0;
    for (int item = json.first(node); item >= 0; item = json.next(item)) {
      value(object, node, item, member, index, depth);
      index++;
    }
  }

  private static String expectedArray(boolean found) {
    return found
        ? "expected a single value since the element does not repeat, found an array"
        : "expected an array since the element may repeat, found a single value";
  }

  private void value(int object, int node, int item, Member member, int index, int depth) {
    switch (member.content()) {
      case PRIMITIVE -> {
        if (json.is(item, Kind.NULL)) {
          values.emptyPlace(object, item, member, index, node != item);
        } else {
          values.primitive(item, member);
        }
      }
      case TWIN -> {
        if (!json.is(item, Kind.NULL)) {
          complex(item, member, depth);
        }
      }
      case COMPLEX -> complex(item, member, depth);
      case RESOURCE -> resource(item, json.nameId(node) == CONTAINED, depth + 1);
    }
  }

  private void complex(int item, Member member, int depth) {
    Shape shape = member.shape();
    if (shape != null) {
      object(item, shape, depth + 1);
    }
  }

  private void unknown(int node, Shape shape, Shape.Table table) {
    List<String> names = new ArrayList<>();
    table.members.forEach(member -> names.add(member.name()));
    String hint = Spelling.hint(json.name(node), names);
    String message = "found an element that " + shape.type().name() + " does not have in R4";
    findings.add("structure", node, message + hint);
  }

  /** A choice is given twice unless the one before is the twin of this one. */
  private void onlyOne(int object, int node, Member member, Shape.Table table) {
    for (int other = json.first(object); other != node; other = json.next(other)) {
      Member before = table.find(json.nameId(other));
      if (before != null && before.element() == member.element() && !twins(before, member)) {
        String message = "found a second type of a choice, expected only " + before.name();
        findings.add("structure", node, message);
        return;
      }
    }
  }

  private static boolean twins(Member one, Member other) {
    return one.name().equals(other.twinOf()) || other.name().equals(one.twinOf());
  }

  private void missing(int node, Shape shape, long bits) {
    for (long rest = bits; rest != 0; rest &= rest - 1) {
      var element = shape.type().elements().get(Long.numberOfTrailingZeros(rest));
      String name = element.name() + (element.choice() ? "[x]" : "");
      String message = "expected " + name + ", which " + shape.type().name() + " needs, found none";
      findings.addBelow("required", node, element.name(), message);
    }
  }

  private void rule(int node, Shape.Table table, long seen) {
    switch (table.rule) {
      case EXTENSION -> {
        boolean value = (seen & table.ruled) != 0;
        boolean nested = (seen & table.extensions) != 0;
        if (value == nested) {
          String found = value ? "both" : "neither";
          String expected = "expected either a value or extensions in an extension, found ";
          findings.add("invariant", node, expected + found);
        }
      }
      case REFERENCE -> {
        if ((seen & (table.ruled | table.extensions)) == 0) {
          String expected = "expected reference, identifier or display in a reference";
          findings.add("required", node, expected + ", found none of them");
        }
      }
      case NONE -> {}
    }
  }
}

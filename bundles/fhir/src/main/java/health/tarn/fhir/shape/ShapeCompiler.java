package health.tarn.fhir.shape;

import health.tarn.fhir.definition.Definitions;
import health.tarn.fhir.definition.ElementDefinition;
import health.tarn.fhir.definition.ElementDefinition.Binding;
import health.tarn.fhir.definition.ElementDefinition.ElementType;
import health.tarn.fhir.definition.TypeDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Turns definitions into shapes, each once. */
final class ShapeCompiler {

  private final Definitions definitions;
  private final Map<String, Shape> shapes = new ConcurrentHashMap<>();

  ShapeCompiler(Definitions definitions) {
    this.definitions = definitions;
  }

  /** Returns the shape of a resource type; null if there is no such type. */
  @Nullable Shape resource(String name) {
    return definitions.isResourceType(name) ? shape(name) : null;
  }

  List<String> resourceTypes() {
    return definitions.resourceTypes();
  }

  private Shape shape(String name) {
    Shape known = shapes.get(name);
    if (known != null) {
      return known;
    }
    TypeDefinition type = definitions.type(name);
    if (type == null) {
      throw new IllegalStateException("R4's definitions have no type " + name);
    }
    return shapes.computeIfAbsent(name, added -> new Shape(type, this::members));
  }

  private List<Member> members(TypeDefinition type) {
    List<Member> members = new ArrayList<>();
    List<ElementDefinition> elements = type.elements();
    if (elements.size() > Long.SIZE) {
      throw new IllegalStateException(type.name() + " has more than 64 elements");
    }
    for (int i = 0; i < elements.size(); i++) {
      add(elements.get(i), i, members);
    }
    return List.copyOf(members);
  }

  private void add(ElementDefinition element, int index, List<Member> members) {
    String content = element.content();
    if (content != null) {
      members.add(complex(element, index, element.name(), content));
      return;
    }
    for (ElementType type : element.types()) {
      String name = element.member(type);
      Primitive primitive = Primitive.of(type.code());
      if (primitive != null) {
        members.add(primitive(element, index, name, primitive));
        members.add(twin(element, index, name));
      } else if (definitions.isResourceType(type.code()) || type.code().equals("Resource")) {
        members.add(member(element, index, name, Member.Content.RESOURCE, null, null));
      } else {
        members.add(complex(element, index, name, type.code()));
      }
    }
  }

  private Member complex(ElementDefinition element, int index, String name, String type) {
    return member(element, index, name, Member.Content.COMPLEX, null, shape(type));
  }

  private Member primitive(ElementDefinition element, int index, String name, Primitive primitive) {
    return member(element, index, name, Member.Content.PRIMITIVE, primitive, null);
  }

  private Member member(
      ElementDefinition element,
      int index,
      String name,
      Member.Content content,
      @Nullable Primitive primitive,
      @Nullable Shape shape) {
    return new Member(
        name,
        index,
        element.choice(),
        null,
        element.repeats(),
        element.min(),
        element.max(),
        content,
        primitive,
        shape,
        primitive == Primitive.CODE ? codes(element.binding()) : null);
  }

  private Member twin(ElementDefinition element, int index, String name) {
    return new Member(
        "_" + name,
        index,
        element.choice(),
        name,
        element.repeats(),
        0,
        element.max(),
        Member.Content.TWIN,
        null,
        shape("Element"),
        null);
  }

  private @Nullable Set<String> codes(@Nullable Binding binding) {
    return binding != null && binding.required() ? definitions.codes(binding.valueSet()) : null;
  }
}

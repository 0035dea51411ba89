package health.tarn.fhir.graph;

import health.tarn.api.ResourceKey;
import health.tarn.fhir.graph.GraphShape.Member;
import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.Kind;
import health.tarn.fhir.resource.ResourceReference;
import health.tarn.fhir.timeline.ClinicalTime;
import health.tarn.spi.graph.GraphChange;
import health.tarn.spi.graph.Statement;
import health.tarn.spi.graph.Statement.Iri;
import health.tarn.spi.graph.Statement.Literal;
import health.tarn.spi.graph.Statement.Value;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the statements of one resource. */
final class ResourceStatements {

  private static final String STRING = Iris.XSD + "string";
  private static final String DECIMAL = Iris.XSD + "decimal";
  private static final String DATE_TIME = Iris.XSD + "dateTime";

  private static final int MOST_DIGITS = 300;

  private final GraphShape shape;
  private final ResourceKey key;
  private final Json json;
  private final Set<Statement> statements = new LinkedHashSet<>();
  private final Map<String, String> labels = new HashMap<>();

  ResourceStatements(GraphShape shape, ResourceKey key, Json json) {
    this.shape = shape;
    this.key = key;
    this.json = json;
  }

  void when(@Nullable ClinicalTime time) {
    if (time != null) {
      add(Iris.WHEN, new Literal(Instant.ofEpochMilli(time.low()).toString(), DATE_TIME));
    }
  }

  GraphChange change() {
    add(Iris.TYPE, new Iri(Iris.FHIR + key.type()));
    String label = new Label(json).text();
    if (label != null) {
      add(Iris.LABEL, new Literal(label, STRING));
    }
    object(json.root(), key.type(), Iris.FHIR + key.type());
    return new GraphChange(Iris.of(key), List.copyOf(statements), labels);
  }

  private void add(String predicate, Value value) {
    statements.add(new Statement(predicate, value));
  }

  private void object(int node, String type, String path) {
    if (!json.is(node, Kind.OBJECT)) {
      return;
    }
    Map<String, Member> members = shape.members(type);
    for (int child = json.first(node); child >= 0; child = json.next(child)) {
      String name = json.name(child);
      Member member = members.get(name);
      if (member != null) {
        each(child, member, path + '.' + name);
      }
    }
  }

  private void each(int node, Member member, String path) {
    if (!json.is(node, Kind.ARRAY)) {
      member(node, member, path);
      return;
    }
    for (int element = json.first(node); element >= 0; element = json.next(element)) {
      member(element, member, path);
    }
  }

  private void member(int node, Member member, String path) {
    switch (member.role()) {
      case REFERENCE -> reference(node, path);
      case CONCEPT -> {
        int codings = json.member(node, "coding");
        for (int each = codings < 0 ? -1 : json.first(codings); each >= 0; each = json.next(each)) {
          coding(each, path);
        }
      }
      case CODING -> coding(node, path);
      case CODE -> {
        if (json.is(node, Kind.STRING)) {
          add(path, new Literal(json.text(node), STRING));
        }
      }
      case QUANTITY -> {
        int value = json.member(node, "value");
        String plain = value >= 0 && json.is(value, Kind.NUMBER) ? plain(json.text(value)) : null;
        if (plain != null) {
          add(path, new Literal(plain, DECIMAL));
        }
      }
      case NESTED -> object(node, member.type(), path);
    }
  }

  /** An xsd:decimal has no exponent; null for a number that would be far too long without. */
  private static @Nullable String plain(String number) {
    if (number.indexOf('e') < 0 && number.indexOf('E') < 0) {
      return number;
    }
    BigDecimal value = new BigDecimal(number);
    return Math.abs((long) value.scale()) > MOST_DIGITS ? null : value.toPlainString();
  }

  private void coding(int node, String path) {
    String system = text(node, "system");
    String code = text(node, "code");
    if (system == null || code == null) {
      return;
    }
    String iri = Iris.of(system, code);
    add(path, new Iri(iri));
    String display = text(node, "display");
    if (display != null) {
      labels.put(iri, display);
    }
  }

  private void reference(int node, String path) {
    String text = text(node, "reference");
    if (text == null) {
      return;
    }
    ResourceReference reference = new ResourceReference(node, text, false);
    switch (reference.form()) {
      case RELATIVE -> {
        ResourceKey target = reference.target();
        if (target != null) {
          add(path, new Iri(Iris.of(target)));
        }
      }
      case URN, OTHER -> {
        if (isAbsolute(text)) {
          add(path, new Iri(Iris.escaped(text)));
        }
      }
      case FRAGMENT, CONDITIONAL -> {} // Nothing that another resource could be joined by.
    }
  }

  private static boolean isAbsolute(String text) {
    try {
      return new URI(Iris.escaped(text)).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private @Nullable String text(int object, String name) {
    int member = json.member(object, name);
    return member >= 0 && json.is(member, Kind.STRING) ? json.text(member) : null;
  }
}

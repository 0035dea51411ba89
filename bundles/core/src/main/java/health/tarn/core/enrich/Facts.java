package health.tarn.core.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.tarn.api.ResourceKey;
import health.tarn.spi.nlp.Analysis;
import health.tarn.spi.nlp.Attribute;
import health.tarn.spi.nlp.Concept;
import health.tarn.spi.nlp.Entity;
import health.tarn.spi.nlp.Trait;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes resources of what the attachments of a document say, with a Provenance that leads back to
 * it. The same document read to the same end gives the same bytes under the same ids, so that
 * reading it again makes no version.
 */
final class Facts {

  /** The tag of every resource that was read from a document. */
  static final String TAG_SYSTEM = "http://tarn.health/fhir/CodeSystem/origin";

  static final String TAG_CODE = "nlp";

  /**
   * On a target of the Provenance: in which attachment it stands, counted from 0, and where, in
   * code points.
   */
  static final String SPAN = "http://tarn.health/fhir/StructureDefinition/text-span";

  private static final String VERIFICATION =
      "http://terminology.hl7.org/CodeSystem/condition-ver-status";
  private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Source source;
  private final Map<ResourceKey, ObjectNode> made = new LinkedHashMap<>();
  private final ArrayNode targets = JSON.arrayNode();

  private Facts(Source source) {
    this.source = source;
  }

  /** A resource to be stored. */
  @SuppressWarnings("ArrayRecordComponent") // Bytes travel unchanged and are never compared.
  record Fact(ResourceKey key, byte[] json) {}

  /** Returns the resources, the Provenance last; none if the text has no facts. */
  static List<Fact> of(Source source, List<Analysis> analyses) {
    Facts facts = new Facts(source);
    for (int attachment = 0; attachment < analyses.size(); attachment++) {
      for (Entity entity : analyses.get(attachment).entities()) {
        FactKind kind = FactKind.of(entity);
        if (kind != null) {
          facts.add(kind, entity, attachment);
        }
      }
    }
    if (!facts.made.isEmpty()) {
      facts.addProvenance();
    }
    List<Fact> all = new ArrayList<>();
    facts.made.forEach((key, json) -> all.add(new Fact(key, json.toString().getBytes(UTF_8))));
    return all;
  }

  /** Tells whether a test has a value, without which it is no result. */
  static boolean hasValue(Entity entity) {
    return attribute(entity, Attribute.Type.TEST_VALUE) != null;
  }

  private void add(FactKind kind, Entity entity, int attachment) {
    ResourceKey key = new ResourceKey(kind.type(), id(kind, entity, attachment));
    if (made.containsKey(key)) {
      return;
    }
    ObjectNode json = begin(key);
    switch (kind) {
      case CONDITION -> condition(json, entity);
      case FINDING, RESULT -> observation(json, entity, kind);
      case MEDICATION -> medication(json, entity);
      case PROCEDURE -> procedure(json, entity);
    }
    made.put(key, json);
    ObjectNode target = targets.addObject().put("reference", key.toString());
    ObjectNode span = JSON.objectNode().put("url", SPAN);
    span.putArray("extension")
        .add(JSON.objectNode().put("url", "attachment").put("valueUnsignedInt", attachment))
        .add(JSON.objectNode().put("url", "begin").put("valueUnsignedInt", entity.span().begin()))
        .add(JSON.objectNode().put("url", "end").put("valueUnsignedInt", entity.span().end()));
    target.putArray("extension").add(span);
  }

  /** Named by document, place, kind and concept: RFC 4122, section 4.3. */
  private String id(FactKind kind, Entity entity, int attachment) {
    Concept concept = entity.concepts().isEmpty() ? null : entity.concepts().get(0);
    return named(
        attachment
            + "|"
            + entity.span().begin()
            + "-"
            + entity.span().end()
            + "|"
            + kind
            + "|"
            + (concept == null ? "" : concept.system() + "|" + concept.code()));
  }

  private String named(String what) {
    return UUID.nameUUIDFromBytes((source.document() + "|" + what).getBytes(UTF_8)).toString();
  }

  private static ObjectNode begin(ResourceKey key) {
    ObjectNode json = JSON.objectNode().put("resourceType", key.type()).put("id", key.id());
    json.putObject("meta")
        .putArray("tag")
        .addObject()
        .put("system", TAG_SYSTEM)
        .put("code", TAG_CODE)
        .put("display", "Read from a document");
    return json;
  }

  private void condition(ObjectNode json, Entity entity) {
    if (!entity.has(Trait.Name.PAST_HISTORY)) {
      concept(json, "clinicalStatus", CLINICAL, "active");
    }
    concept(json, "verificationStatus", VERIFICATION, "unconfirmed");
    code(json, "code", entity);
    reference(json, "subject", source.patient());
    reference(json, "encounter", source.encounter());
    put(json, "recordedDate", source.date());
    json.putArray("evidence")
        .addObject()
        .putArray("detail")
        .addObject()
        .put("reference", source.document().toString());
  }

  private void observation(ObjectNode json, Entity entity, FactKind kind) {
    json.put("status", "preliminary");
    code(json, "code", entity);
    reference(json, "subject", source.patient());
    reference(json, "encounter", source.encounter());
    put(json, "effectiveDateTime", source.date());
    if (kind == FactKind.RESULT) {
      value(json, entity);
    }
    derivedFrom(json);
  }

  private static void value(ObjectNode json, Entity entity) {
    Attribute value = attribute(entity, Attribute.Type.TEST_VALUE);
    Attribute unit = attribute(entity, Attribute.Type.TEST_UNIT);
    BigDecimal number = value == null ? null : number(value.text());
    if (number == null) {
      put(json, "valueString", value == null ? null : value.text());
      return;
    }
    ObjectNode quantity = json.putObject("valueQuantity").put("value", number);
    put(quantity, "unit", unit == null ? null : unit.text());
  }

  private static @Nullable BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null; // A word such as "negative", or a pair such as "120/80".
    }
  }

  private void medication(ObjectNode json, Entity entity) {
    json.put("status", entity.has(Trait.Name.PAST_HISTORY) ? "completed" : "unknown");
    code(json, "medicationCodeableConcept", entity);
    reference(json, "subject", source.patient());
    reference(json, "context", source.encounter());
    put(json, "dateAsserted", source.date());
    derivedFrom(json);
    if (!entity.attributes().isEmpty()) {
      json.putArray("dosage")
          .addObject()
          .put(
              "text",
              entity.attributes().stream().map(Attribute::text).collect(Collectors.joining(" ")));
    }
  }

  private void procedure(ObjectNode json, Entity entity) {
    json.put("status", "unknown");
    code(json, "code", entity);
    reference(json, "subject", source.patient());
    reference(json, "encounter", source.encounter());
  }

  private void derivedFrom(ObjectNode json) {
    json.putArray("derivedFrom").addObject().put("reference", source.document().toString());
  }

  private static void code(ObjectNode json, String name, Entity entity) {
    ObjectNode concept = json.putObject(name);
    if (!entity.concepts().isEmpty()) {
      ArrayNode codings = concept.putArray("coding");
      for (Concept each : entity.concepts()) {
        codings
            .addObject()
            .put("system", each.system())
            .put("code", each.code())
            .put("display", each.display());
      }
    }
    concept.put("text", entity.text());
  }

  private static void concept(ObjectNode json, String name, String system, String code) {
    json.putObject(name).putArray("coding").addObject().put("system", system).put("code", code);
  }

  private static void reference(ObjectNode json, String name, @Nullable String reference) {
    if (reference != null) {
      json.putObject(name).put("reference", reference);
    }
  }

  private static void put(ObjectNode json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
  }

  private static @Nullable Attribute attribute(Entity entity, Attribute.Type type) {
    return entity.attributes().stream()
        .filter(attribute -> attribute.type() == type)
        .findFirst()
        .orElse(null);
  }

  private void addProvenance() {
    ResourceKey key = new ResourceKey("Provenance", named("provenance"));
    ObjectNode json = begin(key);
    json.set("target", targets);
    json.put("recorded", source.recorded().toString());
    json.putObject("activity").put("text", "Natural language processing");
    json.putArray("agent")
        .addObject()
        .putObject("who")
        .put("display", "Tarn NLP engine " + source.engine() + " " + source.engineVersion());
    ObjectNode entity = json.putArray("entity").addObject().put("role", "source");
    entity.putObject("what").put("reference", source.document() + "/_history/" + source.version());
    made.put(key, json);
  }
}

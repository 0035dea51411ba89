package health.tarn.rest;

import health.tarn.api.Abilities;
import health.tarn.api.plugin.OperationDescription;
import health.tarn.api.plugin.OperationLevel;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the CapabilityStatement (FHIR R4, capabilitystatement.html) from the data store's
 * abilities and the table of endpoints.
 */
final class CapabilityWriter {

  /** FHIR Bulk Data Access defines the one operation here that is not our own. */
  private static final String EXPORT = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/export";

  private static final String OWN_OPERATION = "http://tarn.health/fhir/OperationDefinition/";

  private final JsonOutput out;
  private final Endpoints endpoints;
  private final List<OperationDescription> offered;
  private final String version;
  private final Instant since;

  /**
   * @param offered the operations of plugins
   */
  CapabilityWriter(
      JsonOutput out,
      Endpoints endpoints,
      List<OperationDescription> offered,
      String version,
      Instant since) {
    this.out = out;
    this.endpoints = endpoints;
    this.offered = offered;
    this.version = version;
    this.since = since;
  }

  void write(Abilities abilities, String store, String base) throws IOException {
    out.beginObject()
        .field("resourceType", "CapabilityStatement")
        .field("status", "active")
        .field("date", since.toString())
        .field("kind", "instance");
    out.name("software").beginObject().field("name", "Tarn").field("version", version).endObject();
    out.name("implementation")
        .beginObject()
        .field("description", "Tarn, data store " + store)
        .field("url", base)
        .endObject();
    out.field("fhirVersion", "4.0.1");
    texts("format", List.of(MediaTypes.FHIR_JSON, MediaTypes.JSON, "json"));
    out.name("rest").beginArray().beginObject().field("mode", "server");
    Set<String> codes = endpoints.codes(true);
    out.name("resource").beginArray();
    for (Abilities.OfType type : abilities.types()) {
      type(type, codes);
    }
    out.endArray();
    interactions(endpoints.codes(false));
    Set<String> operations = new LinkedHashSet<>(endpoints.operations(null));
    operations.addAll(abilities.operations());
    operations(operations, null);
    out.endObject().endArray().endObject();
  }

  private void type(Abilities.OfType type, Set<String> codes) throws IOException {
    out.beginObject().field("type", type.type());
    interactions(codes);
    out.field("versioning", "versioned");
    out.name("readHistory").bool(codes.contains("vread"));
    out.name("updateCreate").bool(codes.contains("update"));
    out.name("conditionalCreate").bool(codes.contains("create"));
    out.field("conditionalRead", codes.contains("read") ? "full-support" : "not-supported");
    out.name("conditionalUpdate").bool(false);
    out.field("conditionalDelete", "not-supported");
    texts("searchInclude", type.includes());
    texts("searchRevInclude", type.reverseIncludes());
    if (!type.parameters().isEmpty()) {
      out.name("searchParam").beginArray();
      for (Abilities.Parameter parameter : type.parameters()) {
        out.beginObject()
            .field("name", parameter.code())
            .field("definition", parameter.url())
            .field("type", parameter.type())
            .optional("documentation", parameter.documentation())
            .endObject();
      }
      out.endArray();
    }
    operations(endpoints.operations(type.type()), type.type());
    out.endObject();
  }

  private void interactions(Set<String> codes) throws IOException {
    out.name("interaction").beginArray();
    for (String code : codes) {
      out.beginObject().field("code", code).endObject();
    }
    out.endArray();
  }

  /**
   * @param names those of the lake itself
   * @param type on a type or its instances; null for those on the whole data store
   */
  private void operations(Set<String> names, @Nullable String type) throws IOException {
    List<OperationDescription> ofPlugins =
        offered.stream().filter(operation -> isOf(operation, type)).toList();
    if (names.isEmpty() && ofPlugins.isEmpty()) {
      return;
    }
    out.name("operation").beginArray();
    for (String name : names) {
      out.beginObject()
          .field("name", name)
          .field("definition", name.equals("export") ? EXPORT : OWN_OPERATION + name)
          .endObject();
    }
    for (OperationDescription operation : ofPlugins) {
      String definition = operation.definition();
      out.beginObject()
          .field("name", operation.name())
          .field("definition", definition == null ? OWN_OPERATION + operation.name() : definition)
          .field("documentation", operation.title() + ": " + operation.description())
          .endObject();
    }
    out.endArray();
  }

  private static boolean isOf(OperationDescription operation, @Nullable String type) {
    return type == null
        ? operation.isAt(OperationLevel.SYSTEM, null)
        : operation.isAt(OperationLevel.TYPE, type)
            || operation.isAt(OperationLevel.INSTANCE, type);
  }

  private void texts(String name, List<String> values) throws IOException {
    if (values.isEmpty()) {
      return;
    }
    out.name(name).beginArray();
    for (String value : values) {
      out.string(value);
    }
    out.endArray();
  }
}

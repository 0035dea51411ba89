package health.tarn.fhir.resource;

import health.tarn.api.ResourceKey;
import health.tarn.fhir.definition.Definitions;
import health.tarn.fhir.json.CanonicalJson;
import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.Kind;
import health.tarn.fhir.json.Names;
import health.tarn.fhir.json.Replacements;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts what a transaction has decided in the place of temporary references (R4, http.html,
 * 3.1.0.11.2).
 *
 * <p>References, elements of type uri, url, oid and uuid, and links and images in narratives are
 * rewritten; canonicals, strings such as an identifier's value, and everything else stay as they
 * are.
 */
public final class ReferenceRewriter {

  private static final int DIV = Names.id("div");
  private static final Set<String> URIS = Set.of("uri", "url", "oid", "uuid");
  private static final byte[] URN = {'u', 'r', 'n', ':'};

  private final Definitions definitions;

  public ReferenceRewriter(Definitions definitions) {
    this.definitions = definitions;
  }

  /**
   * Returns the canonical body of a resource with its references rewritten.
   *
   * @param mapping what stands for a reference, such as {@code Patient/1} for {@code
   *     urn:uuid:c757873d-ec9a-4326-a141-556f43239520} or {@code Patient?identifier=x}; null if it
   *     stays
   * @throws health.tarn.api.LakeException as {@link CanonicalJson#of(Json, int, ResourceKey)}
   */
  public byte[] rewrite(
      Json json, int resource, ResourceKey key, Function<String, @Nullable String> mapping) {
    Replacements replacements = new Replacements(json);
    ElementTypes types = new ElementTypes(definitions, json);
    int end = json.end(resource);
    for (int node = resource + 1; node < json.nodes() && json.begin(node) < end; node++) {
      if (json.is(node, Kind.STRING)) {
        String replacement = replacement(json, node, types, mapping);
        if (replacement != null) {
          replacements.add(node, replacement);
        }
      }
    }
    return CanonicalJson.of(json, resource, key, replacements);
  }

  private static @Nullable String replacement(
      Json json, int node, ElementTypes types, Function<String, @Nullable String> mapping) {
    if (References.isText(json, node)) {
      return mapping.apply(json.text(node));
    }
    if (json.nameId(node) == DIV) {
      return Narrative.rewrite(json.text(node), mapping);
    }
    if (!isUrn(json, node)) {
      return null;
    }
    String replacement = mapping.apply(json.text(node));
    String type = replacement == null ? null : types.typeOf(node);
    return type != null && URIS.contains(type) ? replacement : null;
  }

  /** Only what begins so can mean an entry of the Bundle where no Reference is. */
  private static boolean isUrn(Json json, int node) {
    int begin = json.begin(node) + 1;
    if (json.end(node) - begin <= URN.length || json.escaped(node)) {
      return false;
    }
    for (int i = 0; i < URN.length; i++) {
      if (json.bytes()[begin + i] != URN[i]) {
        return false;
      }
    }
    return true;
  }
}

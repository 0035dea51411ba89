package health.tarn.fhir.measure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import health.tarn.api.ResourceKey;
import health.tarn.fhir.definition.Definitions;
import health.tarn.fhir.json.CanonicalJson;
import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.JsonLimits;
import health.tarn.fhir.json.MetaSplice;
import health.tarn.fhir.resource.ParsedResource;
import health.tarn.fhir.resource.ResourceReader;
import health.tarn.fhir.shape.Level;
import health.tarn.fhir.shape.ShapeCheck;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** Prints what one resource costs at each step, as CPU time of one thread. */
public final class MeasureFhir {

  private static final Instant NOW = Instant.parse("2026-10-01T08:00:00Z");

  private final PrintStream out;
  private final List<byte[]> bodies = Samples.bodies(2_000);
  private final health.tarn.fhir.json.JsonParser parser =
      new health.tarn.fhir.json.JsonParser(JsonLimits.DEFAULT);

  private MeasureFhir(PrintStream out) {
    this.out = out;
  }

  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) {
    long begin = Stopwatch.cpu();
    Definitions definitions = Definitions.r4();
    int parameters = definitions.searchParameters().size();
    int types = 0;
    for (String type : definitions.typeNames()) {
      types += definitions.type(type) == null ? 0 : 1;
    }
    int compartments = definitions.compartments().size();
    long all = Stopwatch.cpu() - begin;
    PrintStream out = System.out;
    out.println(
        "definitions, cold and whole: "
            + all / 1_000_000
            + " ms for "
            + types
            + " types, "
            + parameters
            + " parameters, "
            + compartments
            + " compartments");
    new MeasureFhir(out).run();
  }

  private void run() {
    long bytes = bodies.stream().mapToLong(body -> body.length).sum();
    out.println("average body: " + bytes / bodies.size() + " bytes");
    print("tape, reused", body -> parser.parse(body, 0, body.length).nodes());
    print("tape, new", body -> Json.parse(body).nodes());
    JsonFactory jackson = new JsonFactory();
    print("Jackson tokens", body -> tokens(jackson, body));
    JsonFactory strict =
        JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    print("Jackson tokens, duplicates refused", body -> tokens(strict, body));
    print("tape and canonical body", body -> canonical(body).length);
    ShapeCheck check = new ShapeCheck(Definitions.r4());
    List<Json> parsed = bodies.stream().map(Json::parse).toList();
    for (Json json : parsed) {
      if (!check.check(json, Level.STRUCTURE_ONLY).isEmpty()) {
        throw new IllegalStateException("a sample is not valid");
      }
    }
    int[] next = {0};
    print(
        "shape check of a tape",
        body -> {
          Json json = parsed.get(next[0]);
          next[0] = (next[0] + 1) % parsed.size();
          return check.check(json, Level.STRUCTURE_ONLY).size() + 1;
        });
    print(
        "tape, shape check, identifiers and references, canonical body",
        body -> {
          Json json = parser.parse(body, 0, body.length);
          ParsedResource resource = ResourceReader.of(json, json.root());
          int issues = check.check(json, Level.STRUCTURE_ONLY).size();
          return issues + resource.references().size() + CanonicalJson.of(json, key(body)).length;
        });
    print("splice", body -> MetaSplice.splice(key(body), 12, NOW, body).length);
  }

  private void print(String what, java.util.function.ToIntFunction<byte[]> task) {
    out.println(what + ": " + Stopwatch.nanosEach(bodies, task) + " ns");
  }

  private byte[] canonical(byte[] body) {
    return CanonicalJson.of(parser.parse(body, 0, body.length), key(body));
  }

  /** The samples' ids are UUIDs, so that the key can be read off the prefix. */
  private static ResourceKey key(byte[] body) {
    int end = 17;
    while (body[end] != '"') {
      end++;
    }
    String type = new String(body, 17, end - 17, java.nio.charset.StandardCharsets.US_ASCII);
    return new ResourceKey(
        type, new String(body, end + 8, 36, java.nio.charset.StandardCharsets.US_ASCII));
  }

  private static int tokens(JsonFactory factory, byte[] body) {
    int tokens = 0;
    try (JsonParser jackson = factory.createParser(body)) {
      while (jackson.nextToken() != null) {
        tokens++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tokens;
  }
}

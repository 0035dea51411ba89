package health.tarn.fhir.definition.generator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes the definition files; its one argument is the folder of the bundle's classes. */
public final class DefinitionGenerator {

  private final ObjectMapper mapper = new ObjectMapper();
  private final Path packages;

  private DefinitionGenerator(Path packages) {
    this.packages = packages;
  }

  public static void main(String[] arguments) throws IOException {
    new DefinitionGenerator(Path.of(arguments[0]).resolve("health/tarn/fhir")).run();
  }

  private void run() throws IOException {
    Structures structures = new Structures();
    List<ObjectNode> compartments = new ArrayList<>();
    XmlTree.eachResource("profile/profiles-types.xml", structures::add);
    XmlTree.eachResource(
        "profile/profiles-resources.xml",
        resource -> {
          structures.add(resource);
          if (resource.name.equals("CompartmentDefinition")) {
            compartments.add(compartment(resource));
          }
        });
    ValueSets valueSets = new ValueSets();
    for (String file : List.of("valuesets", "v3-codesystems", "v2-tables")) {
      XmlTree.eachResource("valueset/" + file + ".xml", valueSets::add);
    }
    Files.createDirectories(packages.resolve("json"));
    Files.write(packages.resolve("json/names.txt"), structures.names(), StandardCharsets.US_ASCII);
    write("types", structures.lines());
    write("type-index", index(structures.lines()));
    write("search-parameters", SearchParameters.lines(mapper));
    write("compartments", compartments);
    write("codes", codes(structures, valueSets));
  }

  private List<ObjectNode> index(List<ObjectNode> types) throws IOException {
    List<ObjectNode> index = new ArrayList<>();
    int begin = 0;
    for (ObjectNode type : types) {
      ObjectNode line = mapper.createObjectNode();
      line.put("name", type.get("name").asText()).put("begin", begin);
      boolean resource = type.get("kind").asText().equals("resource");
      line.put("resource", resource && !type.get("abstract").asBoolean());
      index.add(line);
      begin += mapper.writeValueAsBytes(type).length + 1;
    }
    return index;
  }

  private ObjectNode compartment(XmlTree resource) {
    ObjectNode line = mapper.createObjectNode();
    line.put("name", resource.text("code"));
    ObjectNode types = line.putObject("parameters");
    for (XmlTree type : resource.all("resource")) {
      List<XmlTree> parameters = type.all("param");
      if (!parameters.isEmpty()) {
        ArrayNode codes = types.putArray(type.text("code"));
        parameters.forEach(parameter -> codes.add(parameter.value));
      }
    }
    return line;
  }

  private List<ObjectNode> codes(Structures structures, ValueSets valueSets) {
    List<ObjectNode> lines = new ArrayList<>();
    for (String url : structures.requiredValueSets()) {
      valueSets
          .codes(url)
          .ifPresent(
              codes -> {
                ObjectNode line = mapper.createObjectNode().put("name", url);
                valueSets.system(url).ifPresent(system -> line.put("system", system));
                ArrayNode listed = line.putArray("codes");
                codes.forEach(listed::add);
                lines.add(line);
              });
    }
    return lines;
  }

  /** Writes one object a line, compressed; the same content gives the same bytes. */
  private void write(String name, List<ObjectNode> lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      for (ObjectNode line : lines) {
        gzip.write(mapper.writeValueAsBytes(line));
        gzip.write('\n');
      }
    }
    Path folder = Files.createDirectories(packages.resolve("definition"));
    Files.write(folder.resolve(name + ".ndjson.gz"), bytes.toByteArray());
  }
}

package health.tarn.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.tarn.benchmarks.Sample.Code;
import health.tarn.benchmarks.Sample.Other;
import health.tarn.benchmarks.Sample.Pair;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads a folder of NDJSON once, before anything is measured. */
final class SampleReader {

  private static final int MOST_OTHERS = 5_000;
  private static final String CONDITIONAL_REFERENCE = "?identifier=";

  private final ObjectMapper mapper = new ObjectMapper();
  private final Set<String> keys = new LinkedHashSet<>();
  private final SortedMap<String, Long> types = new TreeMap<>();
  private final SortedMap<String, SortedMap<String, Long>> observed = new TreeMap<>();
  private final Set<String> families = new TreeSet<>();
  private final List<String> patients = new ArrayList<>();
  private final Reservoir<Other> others = new Reservoir<>(MOST_OTHERS);

  private SampleReader() {}

  /**
   * @throws IOException also if there are no patients or no observations of them
   */
  static Sample read(Path folder) throws IOException {
    SampleReader reader = new SampleReader();
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.ndjson")) {
      found.forEach(files::add);
    }
    files.sort(null);
    for (Path file : files) {
      reader.file(file);
    }
    return reader.sample(folder);
  }

  private void file(Path file) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          resource(line);
        }
      }
    }
  }

  private void resource(String line) throws IOException {
    JsonNode resource = mapper.readTree(line);
    String type = resource.path("resourceType").asText();
    if (!keys.add(type + '/' + resource.path("id").asText())) {
      return;
    }
    types.merge(type, 1L, Long::sum);
    if (type.equals("Patient")) {
      patients.add(line);
      resource.path("name").forEach(name -> families.add(name.path("family").asText()));
      return;
    }
    if (type.equals("Observation")) {
      observation(resource);
    }
    if (!line.contains(CONDITIONAL_REFERENCE)) {
      others.offer(new Other(type, line));
    }
  }

  private void observation(JsonNode resource) {
    String subject = resource.path("subject").path("reference").asText();
    JsonNode coding = resource.path("code").path("coding").path(0);
    if (subject.startsWith("Patient/") && coding.has("system") && coding.has("code")) {
      String code = coding.path("system").asText() + '|' + coding.path("code").asText();
      observed
          .computeIfAbsent(subject.substring("Patient/".length()), patient -> new TreeMap<>())
          .merge(code, 1L, Long::sum);
    }
  }

  private Sample sample(Path folder) throws IOException {
    if (patients.isEmpty() || observed.isEmpty()) {
      throw new IOException(folder + " holds no *.ndjson with patients and their observations");
    }
    List<Pair> pairs = new ArrayList<>();
    SortedMap<String, Long> codes = new TreeMap<>();
    for (Map.Entry<String, SortedMap<String, Long>> patient : observed.entrySet()) {
      patient
          .getValue()
          .forEach(
              (code, count) -> {
                pairs.add(new Pair(patient.getKey(), code, count));
                codes.merge(code, count, Long::sum);
              });
    }
    return new Sample(
        types,
        List.copyOf(keys),
        pairs,
        codes.entrySet().stream().map(code -> new Code(code.getKey(), code.getValue())).toList(),
        List.copyOf(families),
        patients,
        others.chosen());
  }
}

package health.tarn.storage.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.Batch;
import health.tarn.spi.storage.Change;
import health.tarn.spi.storage.Expectation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Synthea's NDJSON as batches, made before anything is measured, with what a caller would tell of
 * each resource: its patient and its identifiers, found by search in the text.
 */
final class SyntheaBatches {

  private static final int MOST_CHANGES = 2000;
  private static final int MOST_BYTES = 4_000_000;
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
  private static final Pattern PATIENT = Pattern.compile("\"Patient/([^\"]+)\"");
  private static final Pattern IDENTIFIER =
      Pattern.compile("\"system\":\"([^\"]+)\",\"value\":\"([^\"]+)\"");
  private static final Pattern IDENTIFIERS = Pattern.compile("\"identifier\":\\[([^\\]]*)\\]");

  private final List<Batch> batches = new ArrayList<>();
  private Map<ResourceKey, Change> changes = new HashMap<>();
  private long bytes;

  private SyntheaBatches() {}

  static List<Batch> of(Path folder, int pass) throws IOException {
    SyntheaBatches batches = new SyntheaBatches();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".ndjson")).sorted().toList()) {
        String type = file.getFileName().toString().replaceFirst("\\..*", "");
        try (Stream<String> lines = Files.lines(file)) {
          lines.forEach(line -> batches.add(type, line, pass));
        }
      }
    }
    batches.end();
    return batches.batches;
  }

  private void add(String type, String line, int pass) {
    String text = line;
    Matcher id = ID.matcher(text);
    if (!id.find()) {
      return;
    }
    String newId = id.group(1);
    if (pass > 0) {
      newId = UUID.nameUUIDFromBytes((pass + newId).getBytes(UTF_8)).toString();
      text = text.replace(id.group(1), newId);
    }
    Matcher patient = PATIENT.matcher(text);
    List<String> patients = patient.find() ? List.of(patient.group(1)) : List.of();
    byte[] body = text.getBytes(UTF_8);
    ResourceKey key = new ResourceKey(type, newId);
    changes.put(key, new Change(key, body, Expectation.ANY, true, identifiers(text), patients));
    bytes += body.length;
    if (changes.size() >= MOST_CHANGES || bytes >= MOST_BYTES) {
      end();
    }
  }

  private static List<String> identifiers(String text) {
    List<String> found = new ArrayList<>();
    Matcher list = IDENTIFIERS.matcher(text);
    if (list.find()) {
      Matcher each = IDENTIFIER.matcher(list.group(1));
      while (each.find()) {
        found.add(each.group(1) + "|" + each.group(2));
      }
    }
    return found;
  }

  private void end() {
    batches.add(new Batch(List.copyOf(changes.values()), List.of(), null));
    changes = new HashMap<>();
    bytes = 0;
  }
}

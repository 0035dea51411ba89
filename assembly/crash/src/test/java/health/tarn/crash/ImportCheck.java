package health.tarn.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.tarn.api.Lake;
import health.tarn.api.Principal;
import health.tarn.api.job.Job;
import health.tarn.api.job.Jobs;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StoredNote;
import health.tarn.spi.storage.StoredVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

/**
 * Checks that each line of an import was stored once, that a checkpoint counts what is stored, and
 * that a job which was killed has ended like one that was not.
 */
final class ImportCheck {

  private final JsonMapper json = new JsonMapper();
  private final Storage storage;
  private final List<Job> jobs;
  private final Ledger ledger;

  /** The versions that the lines of an object made, by the writer's name in their stamps. */
  private final Map<String, List<StoredVersion>> made = new HashMap<>();

  ImportCheck(Storage storage, StoredLog log, Jobs jobs, Ledger ledger) {
    this.storage = storage;
    this.jobs = jobs.list(Lake.DEFAULT_STORE, Principal.ANONYMOUS);
    this.ledger = ledger;
    for (List<StoredVersion> commit : log.commits().values()) {
      for (StoredVersion version : commit) {
        byte[] body = version.body();
        if (body != null && Stamp.in(body).size() == 0) {
          made.computeIfAbsent(Stamp.in(body).writer(), w -> new ArrayList<>()).add(version);
        }
      }
    }
  }

  void check() throws IOException {
    int newest = -1;
    int open = 0;
    for (Job job : jobs) {
      newest = Math.max(newest, ImportFiles.number(job));
      open += job.state().ended() ? 0 : 1;
    }
    assertThat(jobs).as("jobs, from 0").hasSize(newest + 1);
    assertThat(open).as("jobs at once").isLessThanOrEqualTo(1);
    for (Job job : jobs) {
      check(job, ImportFiles.number(job) == newest);
    }
    assertThat(made).as("lines of no job").isEmpty();
  }

  private void check(Job job, boolean newest) throws IOException {
    int number = ImportFiles.number(job);
    Map<String, JsonNode> checkpoints = checkpoints(job);
    boolean ended = job.state().ended();
    assertThat(ended || !ledger.ended().contains(number)).as("it stays ended").isTrue();
    long total = 0;
    for (int object = 0; object < ImportFiles.objects(); object++) {
      String writer = ImportFiles.stamp(number, object, 0).writer();
      List<StoredVersion> versions = made.getOrDefault(writer, List.of());
      made.remove(writer);
      JsonNode checkpoint = checkpoints.get(ImportFiles.object(object));
      long looked = checkpoint == null ? 0 : checkpoint.path("looked").asLong();
      assertThat(versions.stream().map(v -> Stamp.in(Objects.requireNonNull(v.body())).number()))
          .as("lines of object " + object + " of import " + number)
          .containsExactlyElementsOf(LongStream.range(0, looked).boxed().toList());
      if (ended) {
        assertThat(looked).isEqualTo(ImportFiles.lines(number, object));
      }
      if (ended && newest) {
        checkLog(job, object, versions);
      }
      total += looked;
    }
    if (ended) {
      assertThat(job.state()).as(job.message()).isEqualTo(Job.State.COMPLETED);
      assertThat(job.progress().resourcesDone()).isEqualTo(total);
      assertThat(job.progress().resources()).isEqualTo(total);
    }
  }

  private Map<String, JsonNode> checkpoints(Job job) throws IOException {
    Map<String, JsonNode> checkpoints = new HashMap<>();
    for (StoredNote note : StoredLog.all(storage.notes("import/" + job.id() + "/object/"))) {
      JsonNode checkpoint = json.readTree(new String(note.value(), UTF_8));
      checkpoints.put(checkpoint.path("name").asText(), checkpoint);
    }
    return checkpoints;
  }

  /** The result log has each line once, with the version that it made. */
  private void checkLog(Job job, int object, List<StoredVersion> versions) throws IOException {
    Path file = Path.of(job.output()).resolve("SUCCESS").resolve(ImportFiles.object(object));
    List<String> logged = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode node = json.readTree(line);
      JsonNode resource = node.at("/UpdateResourceResponse/jsonBlob");
      logged.add(
          node.path("lineId").asLong()
              + " "
              + resource.path("id").asText()
              + " "
              + resource.at("/meta/versionId").asText());
    }
    List<String> expected = new ArrayList<>();
    for (StoredVersion version : versions) {
      long line = Stamp.in(Objects.requireNonNull(version.body())).number() + 1;
      expected.add(line + " " + version.key().id() + " " + version.version());
    }
    assertThat(logged).as("the log of " + file.getFileName()).isEqualTo(expected);
  }
}

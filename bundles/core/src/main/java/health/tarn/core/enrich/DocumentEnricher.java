package health.tarn.core.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.tarn.api.LakeException;
import health.tarn.api.ResourceKey;
import health.tarn.core.store.Validation;
import health.tarn.core.write.Committer;
import health.tarn.core.write.Prepared;
import health.tarn.core.write.Preparer;
import health.tarn.core.write.StorageFaults;
import health.tarn.core.write.Write;
import health.tarn.spi.nlp.Analysis;
import health.tarn.spi.nlp.NlpEngine;
import health.tarn.spi.nlp.NlpError;
import health.tarn.spi.nlp.NlpException;
import health.tarn.spi.storage.Expectation;
import health.tarn.spi.storage.Note;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StorageError;
import health.tarn.spi.storage.StorageException;
import health.tarn.spi.storage.StoredVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what the lake holds of one document in line with what the document says now. */
final class DocumentEnricher {

  /** Before the id of a document that could not be read; the value says why. */
  static final String UNREAD = "nlp/unread/";

  private static final Logger log = LoggerFactory.getLogger(DocumentEnricher.class);

  private static final int MOST_ATTEMPTS = 10;

  private final Storage storage;
  private final Committer committer;
  private final Preparer preparer;
  private final NlpCalls calls;
  private final NlpEngine engine;
  private final String engineName;

  DocumentEnricher(
      Storage storage,
      Committer committer,
      Preparer preparer,
      NlpCalls calls,
      NlpEngine engine,
      String engineName) {
    this.storage = storage;
    this.committer = committer;
    this.preparer = preparer;
    this.calls = calls;
    this.engine = engine;
    this.engineName = engineName;
  }

  /**
   * What a document says, and why it says nothing.
   *
   * @param reason why the document could not be read; empty if it could
   */
  private record Said(List<Prepared> facts, String reason) {}

  /**
   * Reads a document and commits what it says, in one commit with the progress.
   *
   * @throws NlpException with {@link NlpError#CLOSED} or {@link NlpError#INTERRUPTED}, when it is
   *     to be read again later
   */
  void enrich(ResourceKey document, Progress progress) {
    for (int attempt = 1; ; attempt++) {
      StoredVersion latest = storage.latest(document).orElse(null);
      Said said = latest == null || latest.deleted() ? new Said(List.of(), "") : read(latest);
      try {
        commit(document, said, progress);
        return;
      } catch (StorageException e) {
        // Somebody wrote one of the facts meanwhile.
        if (e.error() != StorageError.EXPECTATION || attempt == MOST_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private Said read(StoredVersion document) {
    try {
      DocumentReading reading = DocumentReading.of(document, storage, engineName, engine.version());
      String reason = reading.reason();
      if (reason != null) {
        return new Said(List.of(), reason);
      }
      List<Analysis> analyses = new ArrayList<>();
      for (String text : reading.texts()) {
        analyses.add(calls.analyze(engine, text));
      }
      List<Prepared> facts =
          Facts.of(reading.source(), analyses).stream()
              .map(fact -> preparer.withId(fact.key(), fact.json(), Validation.STRUCTURE_ONLY))
              .toList();
      return new Said(facts, "");
    } catch (NlpException e) {
      if (e.error() != NlpError.FAILED) {
        throw e;
      }
      log.warn("{} was not read by {}: {}", document.key(), engineName, e.getMessage());
      return new Said(List.of(), "the engine " + engineName + " failed over it");
    } catch (LakeException e) {
      // What the document says of itself, such as its date, is copied into the facts.
      log.warn("{} was read, but what it says breaks rules of FHIR", document.key());
      return new Said(List.of(), "what it says breaks rules of FHIR: " + e.problem());
    }
  }

  private void commit(ResourceKey document, Said said, Progress progress) {
    FactLedger ledger = FactLedger.read(document, storage.note(FactLedger.name(document)));
    Set<ResourceKey> wanted = new HashSet<>();
    List<Write> writes = new ArrayList<>();
    for (Prepared fact : said.facts()) {
      wanted.add(fact.key());
      put(fact, ledger, writes);
    }
    for (Map.Entry<ResourceKey, Long> known : ledger.versions().entrySet()) {
      if (!wanted.contains(known.getKey()) && known.getValue() != FactLedger.LEFT_ALONE) {
        delete(known.getKey(), known.getValue(), writes);
      }
    }
    writes.forEach(write -> remember(write, ledger));
    leaveAloneWhatIsNotOurs(ledger, writes);
    String unread = UNREAD + document.id();
    byte[] reason = said.reason().isEmpty() ? null : said.reason().getBytes(UTF_8);
    List<Note> notes =
        List.of(
            new Note(Progress.NOTE, progress.written()), ledger.note(), new Note(unread, reason));
    StorageFaults.join(committer.append(writes, notes, null));
  }

  private void put(Prepared prepared, FactLedger ledger, List<Write> writes) {
    ResourceKey key = prepared.key();
    Long ours = ledger.version(key);
    StoredVersion latest = storage.latest(key).orElse(null);
    if (latest == null ? ours != null : ours == null || ours != latest.version()) {
      return; // Erased, or somebody else's by now: it stays as it is.
    }
    if (latest == null) {
      writes.add(prepared.put(Expectation.ABSENT, false));
    } else if (!Arrays.equals(prepared.body(), latest.body())) {
      writes.add(prepared.put(new Expectation.AtVersion(latest.version()), false));
    }
  }

  private void delete(ResourceKey key, long ours, List<Write> writes) {
    StoredVersion latest = storage.latest(key).orElse(null);
    if (latest != null && latest.version() == ours && !latest.deleted()) {
      writes.add(Write.delete(key, new Expectation.AtVersion(ours)));
    }
  }

  /** The expectations hold or the commit fails, so that the versions are known beforehand. */
  private static void remember(Write write, FactLedger ledger) {
    Expectation expectation = write.change().expectation();
    long before = expectation instanceof Expectation.AtVersion at ? at.version() : 0;
    ledger.made(write.change().key(), before + 1);
  }

  private void leaveAloneWhatIsNotOurs(FactLedger ledger, List<Write> writes) {
    List<ResourceKey> written = writes.stream().map(write -> write.change().key()).toList();
    for (Map.Entry<ResourceKey, Long> known : List.copyOf(ledger.versions().entrySet())) {
      ResourceKey key = known.getKey();
      boolean ours =
          written.contains(key)
              || storage
                  .latest(key)
                  .filter(latest -> latest.version() == known.getValue())
                  .isPresent();
      if (!ours) {
        ledger.leaveAlone(key);
      }
    }
  }
}

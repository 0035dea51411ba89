package health.tarn.core.enrich;

import static health.tarn.core.store.TestLake.json;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.DataStore;
import health.tarn.api.Precondition;
import health.tarn.api.Principal;
import health.tarn.api.Resource;
import health.tarn.api.ResourceKey;
import health.tarn.core.store.TestLake;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked // A null fails the test by itself.
class EnrichmentTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(folder);
    lake.addNlpEngine("words", new WordEngine());
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private void turn(String engine) {
    lake.lake().configure("default", Map.of("nlp", engine), Principal.SYSTEM);
  }

  private DataStore store() {
    return lake.store();
  }

  private void document(String id, String contentType, byte[] text) {
    attach(
        id,
        "'contentType':'"
            + contentType
            + "','data':'"
            + Base64.getEncoder().encodeToString(text)
            + "'");
  }

  private void document(String id, String text) {
    document(id, "text/plain", text.getBytes(UTF_8));
  }

  private void attach(String id, String attachment) {
    store()
        .update(
            new ResourceKey("DocumentReference", id),
            json(
                "{'resourceType':'DocumentReference','id':'"
                    + id
                    + "','status':'current','subject':{'reference':'Patient/p'},"
                    + "'date':'2020-05-01T10:00:00Z','content':[{'attachment':{"
                    + attachment
                    + "}}]}"),
            Precondition.NONE);
  }

  /** Upkeep comes once a second in a lake; a test calls it until everything is read. */
  private void await() {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (!lake.open().enrichment().isAtRest()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      lake.tick();
      Thread.onSpinWait();
    }
  }

  private List<Resource> conditions() {
    return TestLake.search(store(), "Condition?_sort=_id").matches().stream()
        .map(match -> match.resource())
        .toList();
  }

  private List<String> words() {
    return conditions().stream()
        .map(TestLake::text)
        .map(text -> text.replaceAll(".*\"text\":\"([a-z]+)\".*", "$1"))
        .sorted()
        .toList();
  }

  @Test
  void readsWhatIsThereAndWhatComes() {
    document("a", "fever pain");
    turn("words");
    await();
    assertThat(words()).containsExactly("fever", "pain");

    document("b", "cough");
    await();
    assertThat(words()).containsExactly("cough", "fever", "pain");
  }

  @Test
  void saysOfAFactWhereItComesFrom() {
    turn("words");
    document("a", "fever");
    await();

    String fact = TestLake.text(conditions().get(0));
    assertThat(fact)
        .contains(
            "unconfirmed",
            "\"code\":\"nlp\"",
            "Patient/p",
            "DocumentReference/a",
            "2020-05-01T10:00:00Z");
    assertThat(TestLake.search(store(), "Provenance?target=" + conditions().get(0).key()).matches())
        .singleElement()
        .satisfies(
            match ->
                assertThat(TestLake.text(match.resource()))
                    .contains("words 1+words", "DocumentReference/a/_history/1", "\"end\""));
  }

  @Test
  void makesNoFactOfWhatIsDenied() {
    turn("words");
    document("a", "not fever pain");
    await();
    assertThat(words()).containsExactly("pain");
  }

  @Test
  void makesNoVersionOfWhatIsUnchanged() {
    turn("words");
    document("a", "fever pain");
    await();
    document("a", "fever pain not cough");
    await();
    assertThat(conditions()).hasSize(2).allMatch(fact -> fact.version() == 1);
  }

  @Test
  void takesBackWhatTheDocumentNoLongerSays() {
    turn("words");
    document("a", "fever pain");
    await();
    document("a", "fever");
    await();
    assertThat(words()).containsExactly("fever");
    store().delete(new ResourceKey("DocumentReference", "a"), Precondition.NONE);
    await();
    assertThat(words()).isEmpty();
    assertThat(TestLake.search(store(), "Provenance").matches()).isEmpty();

    document("a", "fever");
    await();
    assertThat(words()).containsExactly("fever");
  }

  @Test
  void leavesAloneWhatSomebodyChangedOrDeleted() {
    turn("words");
    document("a", "fever pain");
    await();
    Resource changed = conditions().get(0);
    Resource deleted = conditions().get(1);
    store()
        .update(
            changed.key(),
            json(
                "{'resourceType':'Condition','id':'"
                    + changed.key().id()
                    + "','subject':{'reference':'Patient/p'},'code':{'text':'mine'}}"),
            Precondition.NONE);
    store().delete(deleted.key(), Precondition.NONE);

    document("a", "fever pain !");
    await();
    store().delete(new ResourceKey("DocumentReference", "a"), Precondition.NONE);
    await();
    assertThat(words()).containsExactly("mine");
    assertThat(store().read(changed.key()).version()).isEqualTo(2);
  }

  @Test
  void goesOnWhereItWasWhenTheLakeIsOpenedAgain() {
    turn("words");
    document("a", "fever");
    await();
    assertThat(Progress.read(lake.open().storage().note(Progress.NOTE)).filling()).isFalse();
    long figures = lake.open().storage().t();
    lake.tick();
    lake.tick();
    assertThat(lake.open().storage().t()).isEqualTo(figures);
  }

  @Test
  void countsWhatCannotBeReadAndGoesOn() {
    turn("words");
    document("a", "throw");
    document("b", "application/pdf", new byte[] {1, 2, 3});
    document("c", "text/plain;charset=utf-8", "caf\u00e9".getBytes(ISO_8859_1));
    document("d", "text/plain;charset=martian", "x".getBytes(UTF_8));
    attach("e", "'title':'nothing'");
    attach("f", "'contentType':'text/plain','url':'Binary/none'");
    document("g", "hang");
    document("h", "fever");
    await();

    assertThat(words()).containsExactly("fever");
    assertThat(lake.open().enrichment().health().toString()).contains("7 documents");
    assertThat(new String(lake.open().storage().note(DocumentEnricher.UNREAD + "a"), UTF_8))
        .doesNotContain("secret");

    document("a", "pain");
    await();
    assertThat(words()).containsExactly("fever", "pain");
    assertThat(lake.open().enrichment().health().toString()).contains("6 documents");
  }

  @Test
  void goesOnBeyondADocumentWhoseFactsBreakRules() {
    lake.lake()
        .configure("default", Map.of("nlp", "words", "validation", "minimal"), Principal.SYSTEM);
    store()
        .update(
            new ResourceKey("DocumentReference", "a"),
            json(
                "{'resourceType':'DocumentReference','id':'a','date':'someday',"
                    + "'subject':{'reference':'Patient/p'},"
                    + "'content':[{'attachment':{'data':'ZmV2ZXI='}}]}"),
            Precondition.NONE);
    document("b", "pain");
    await();
    assertThat(words()).containsExactly("pain");
    assertThat(lake.open().enrichment().health().toString()).contains("1 documents");
  }

  @Test
  void readsTextInACharsetOrABinaryOfTheLake() {
    Charset latin = ISO_8859_1;
    turn("words");
    document("a", "text/plain; charset=ISO-8859-1", "\u00e9 fever".getBytes(latin));
    store()
        .update(
            new ResourceKey("Binary", "b"),
            json(
                "{'resourceType':'Binary','id':'b','contentType':'text/plain','data':'"
                    + Base64.getEncoder().encodeToString("pain".getBytes(UTF_8))
                    + "'}"),
            Precondition.NONE);
    attach("b", "'url':'Binary/b'");
    await();
    assertThat(words()).containsExactly("fever", "pain");
  }
}

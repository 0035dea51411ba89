package health.tarn.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullUnmarked;

/**
 * Two lakes with the same past, except that one of them knows a patient whom one principal may not
 * see, and the other has never heard of that patient.
 */
@NullUnmarked // A null fails the test by itself.
final class TwoLakes implements AutoCloseable {

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final int MOST_PAGES = 100;

  private final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
  final LakeFixture knowing;
  final LakeFixture ignorant;

  TwoLakes(Path folder) throws Exception {
    knowing = LakeFixture.start(folder.resolve("knowing"), now::get);
    ignorant = LakeFixture.start(folder.resolve("ignorant"), now::get);
  }

  /** Lets a minute pass in both lakes. */
  void tick() {
    now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(1)));
  }

  /** Stores in both lakes what everybody may see. */
  void seen(String type, String id, String members) throws Exception {
    tick();
    put(knowing, type, id, members);
    put(ignorant, type, id, members);
  }

  /** Stores in one lake what not everybody may see. */
  void hidden(String type, String id, String members) throws Exception {
    tick();
    put(knowing, type, id, members);
  }

  private static void put(LakeFixture lake, String type, String id, String members)
      throws Exception {
    String json = "{'resourceType':'" + type + "','id':'" + id + "'" + members + "}";
    done(lake.send(Ask.json("PUT", "/fhir/" + type + "/" + id, json), false));
  }

  static void done(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
  }

  /** Asks both lakes on behalf of the one who may not see everything; they must say the same. */
  Answer assertSame(Ask ask) throws Exception {
    Answer answer = knowing.send(ask, true);
    assertThat(answer.told()).as(ask.toString()).isEqualTo(ignorant.send(ask, true).told());
    return answer;
  }

  /** Follows the links of both lakes from page to page; they must say the same on each. */
  void assertSamePages(Ask first) throws Exception {
    assertThat(pages(knowing, first, true))
        .as(first.toString())
        .isEqualTo(pages(ignorant, first, true));
  }

  /**
   * Whoever may see everything must be told something else, or the question would prove nothing.
   */
  void assertToldToOthers(Ask first) throws Exception {
    assertThat(pages(knowing, first, false))
        .as("an unrestricted " + first)
        .isNotEqualTo(pages(ignorant, first, false));
  }

  private static List<String> pages(LakeFixture lake, Ask first, boolean limited) throws Exception {
    List<String> pages = new ArrayList<>();
    Ask ask = first;
    while (ask != null && pages.size() < MOST_PAGES) {
      Answer answer = lake.send(ask, limited);
      pages.add(answer.told());
      ask = answer.next() == null ? null : Ask.get(answer.next());
    }
    return pages;
  }

  @Override
  public void close() throws IOException {
    knowing.close();
    ignorant.close();
  }
}

package health.tarn.shell;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.plugin.Offer;
import health.tarn.api.plugin.PluginReport;
import health.tarn.api.plugin.PluginReport.State;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // A null fails the test by itself.
class PluginsCommandTest {

  private final Typed typed = new Typed();

  private void report(String name, State state, List<Offer> offers, String problem) {
    typed.plugins.reports.add(new PluginReport(name, "1.2.3", state, offers, problem));
  }

  @Test
  void showsALineForEachOfferWithItsCounts() throws Exception {
    report(
        "cards",
        State.RUNNING,
        List.of(
            new Offer("operation", "$card", Offer.State.IN_USE, 1234, 2, 1, "X at y"),
            Offer.uncounted("storage", "rocksdb")),
        null);

    String printed = typed.run(new PluginsCommand());

    assertThat(printed)
        .contains("cards", "1.2.3", "running", "operation $card", "1,234", "X at y")
        .contains("storage rocksdb");
  }

  @Test
  void showsWhatDoesNotRunAndWhatIsSuspended() throws Exception {
    report("needy.jar", State.UNRESOLVED, List.of(), "it needs package x.y");
    report(
        "slow",
        State.RUNNING,
        List.of(new Offer("operation", "$slow", Offer.State.SUSPENDED, 3, 0, 3, null)),
        null);
    report("fine", State.RUNNING, List.of(Offer.uncounted("search", "lucene")), null);

    String printed = typed.run(new PluginsCommand(), "--problems", "--no-format");

    assertThat(printed.lines()).hasSize(2);
    assertThat(printed).contains("unresolved", "package x.y", "suspended").doesNotContain("fine");
  }

  @Test
  void saysThatNothingIsThere() throws Exception {
    assertThat(typed.run(new PluginsCommand())).contains("no plugins");
    assertThat(typed.run(new PluginsCommand(), "--problems")).contains("no problems");
  }
}

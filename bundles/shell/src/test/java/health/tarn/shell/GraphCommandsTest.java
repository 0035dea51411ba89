package health.tarn.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.karaf.shell.support.CommandException;
import org.junit.jupiter.api.Test;

class GraphCommandsTest {

  private final Typed typed = new Typed();

  @Test
  void sparqlPrintsATableThatPeopleCanRead() throws Exception {
    String printed = typed.run(new SparqlCommand(), "SELECT x");

    assertThat(printed)
        .contains("who", "Patient/1", "Ann \"A\" Tarn", "http://loinc.org/1", "2 rows")
        .doesNotContain("tarn.health/resource");
    assertThat(typed.run(new SparqlCommand(), "--no-format", "SELECT x")).doesNotContain("rows");
    assertThat(typed.lake.calls).contains("sparql SELECT x");
  }

  @Test
  void graphListsShowsAndAsks() throws Exception {
    assertThat(typed.run(new GraphCommand())).contains("cohort", "Who has it.", "condition=…");
    assertThat(typed.run(new GraphCommand(), "--show", "cohort")).contains("SELECT {{condition}}");
    typed.run(new GraphCommand(), "--as-it-is", "cohort", "condition=a|1", "condition=b|2");
    assertThat(typed.lake.calls).containsExactly("sparql cohort {condition=[a|1, b|2]} as it is");
    assertThatThrownBy(() -> typed.run(new GraphCommand(), "cohort", "a|1"))
        .isInstanceOf(CommandException.class);
  }

  @Test
  void theGraphIsRebuiltByItsName() throws Exception {
    typed.run(new RebuildCommand(), "graph");

    assertThat(typed.lake.calls).containsExactly("rebuild graph default");
  }
}

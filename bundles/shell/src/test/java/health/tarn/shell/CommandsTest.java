package health.tarn.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.job.Job;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.support.CommandException;
import org.junit.jupiter.api.Test;

class CommandsTest {

  private static final String SMITH =
      """
      {"resourceType":"Patient","id":"p1","name":[{"family":"Smith","given":["Ann","B."]}],\
      "gender":"female","birthDate":"1980-02-01"}""";

  private final Typed typed = new Typed();

  @Test
  void searchShowsALineForEachMatch() throws Exception {
    typed.lake.put("Patient/p1", 3, SMITH);

    String printed = typed.run(new SearchCommand(), "Patient?name=smith&_count=5");

    assertThat(printed)
        .contains("Resource", "Version", "Last updated")
        .contains("Patient/p1", "2026-11-01 09:30:00Z", "Ann Smith, female, 1980-02-01")
        .contains("total 1");
    assertThat(typed.lake.calls.get(0)).contains("default", "name", "smith", "_count");
  }

  @Test
  void searchForAScriptPrintsTabsAndNothingElse() throws Exception {
    typed.lake.put("Patient/p1", 3, SMITH);

    String printed = typed.run(new SearchCommand(), "--no-format", "Patient");

    assertThat(printed.lines().count()).isEqualTo(1);
    assertThat(printed.strip().split("\t")).hasSize(4);
  }

  @Test
  void searchTakesItsParametersApartToo() throws Exception {
    String printed = typed.run(new SearchCommand(), "Patient", "name=a%20b", "birthdate=ge1980");

    assertThat(printed).contains("nothing found");
    assertThat(typed.lake.calls.get(0)).contains("a b", "ge1980");
  }

  @Test
  void searchCountsForAScript() throws Exception {
    typed.lake.put("Patient/p1", 3, SMITH);

    assertThat(typed.run(new SearchCommand(), "--count", "Patient")).isEqualToIgnoringNewLines("1");
    assertThat(typed.lake.calls.get(0)).contains("_summary", "count");
  }

  @Test
  void searchTellsHowToSeeMore() throws Exception {
    typed.lake.nextPage = "abc";

    assertThat(typed.run(new SearchCommand(), "Patient")).contains("--page abc");
  }

  @Test
  void searchExplainsABrokenParameter() {
    assertThatThrownBy(() -> typed.run(new SearchCommand(), "Patient?name"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("name=value");
    assertThatThrownBy(() -> typed.run(new SearchCommand(), "Patient?name=%zz"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("%20");
  }

  @Test
  void getPrintsTheNewestOrOneVersion() throws Exception {
    typed.lake.put("Patient/p1", 1, "{\"id\":\"p1\",\"gender\":\"male\"}");
    typed.lake.put("Patient/p1", 2, "{\"id\":\"p1\",\"gender\":\"female\"}");

    assertThat(typed.run(new GetCommand(), "Patient/p1")).contains("  \"gender\": \"female\"");
    assertThat(typed.run(new GetCommand(), "--version", "1", "Patient/p1")).contains("\"male\"");
  }

  @Test
  void whatIsNotThereIsOneLineAndAFailure() {
    assertThatThrownBy(() -> typed.run(new GetCommand(), "Patient/p9"))
        .isInstanceOfSatisfying(
            CommandException.class,
            e -> assertThat(e.getNiceHelp()).startsWith("Error: there is no").hasLineCount(1));
    assertThatThrownBy(() -> typed.run(new GetCommand(), "--store", "no", "Patient/p9"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("no data store 'no'");
  }

  @Test
  void historyShowsDeletesToo() throws Exception {
    typed.lake.put("Patient/p1", 1, SMITH);
    typed.lake.put("Patient/p1", 2, null);
    typed.lake.put("Patient/p2", 1, SMITH);

    String one = typed.run(new HistoryCommand(), "Patient/p1");
    String all = typed.run(new HistoryCommand(), "--limit", "7", "Patient/");

    assertThat(one).containsSubsequence("deleted", "Ann").doesNotContain("p2");
    assertThat(all).contains("Patient/p1", "Patient/p2");
    assertThat(typed.lake.calls.get(1)).contains("count=7", "id=null");
  }

  @Test
  void aTimelineTellsWhenAndByWhat() throws Exception {
    typed.lake.put("Patient/p1", 1, SMITH);
    typed.lake.put("Observation/o1", 1, "{\"status\":\"final\"}");

    String text =
        typed.run(
            new TimelineCommand(),
            "--oldest",
            "--types",
            "Patient,Observation",
            "--as-of",
            "2026-01-01T00:00:00Z",
            "p1");

    assertThat(text).containsSubsequence("1980", "Patient/p1", "Ann", "birthDate");
    assertThat(text).containsSubsequence("no date", "Observation/o1");
    assertThat(typed.lake.calls.get(0))
        .contains("patient=p1", "newestFirst=false", "asOf=2026-01-01T00:00:00Z");
    assertThatThrownBy(() -> typed.run(new TimelineCommand(), "Observation/o1"))
        .hasMessageContaining("that of a Patient");
    assertThatThrownBy(() -> typed.run(new TimelineCommand(), "--as-of", "then", "p1"))
        .hasMessageContaining("takes an instant");
  }

  @Test
  void storesAreCreatedListedAndDeleted() throws Exception {
    assertThat(typed.run(new StoreCreateCommand(), "trial", "storage=memory", "text=on"))
        .contains("trial", "storage=memory text=on");
    assertThat(typed.run(new StoresCommand())).contains("default", "trial", "ACTIVE");
    assertThat(typed.run(new StoreDeleteCommand(), "trial")).contains("trial is DELETED");
    assertThat(typed.run(new StoresCommand())).contains("DELETED");
    assertThatThrownBy(() -> typed.run(new StoreDeleteCommand(), "default"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("stays");
  }

  @Test
  void storeCreateRefusesWhatIsNoOption() {
    for (List<String> options : List.of(List.of("text"), List.of("text=on", "text=off"))) {
      String[] arguments = {"trial", options.get(0), options.get(options.size() - 1)};
      assertThatThrownBy(() -> typed.run(new StoreCreateCommand(), arguments))
          .isInstanceOf(CommandException.class);
    }
    assertThat(typed.lake.stores).containsOnlyKeys("default");
  }

  @Test
  void statusSpeaksToPeople() throws Exception {
    typed.lake.figures.putAll(Map.of("storage.disk.bytes", 1_234_567L, "cache.entries", 5000L));
    typed.lake.searchT = 3;
    typed.lake.health = List.of("the disk is nearly full");

    assertThat(typed.run(new StatusCommand()))
        .contains("behind, at 3 of 7", "the disk is nearly full", "1.23 MB", "5,000");
    assertThat(typed.run(new StatusCommand(), "--no-format"))
        .containsPattern("search\\.t\\s*\t\\s*3\\R")
        .containsPattern("storage\\.disk\\.bytes\\s*\t\\s*1234567\\R");
  }

  @Test
  void maintenanceReachesTheStoreThatWasNamed() throws Exception {
    typed.run(new RebuildCommand(), "search");
    typed.run(new StoreCreateCommand(), "trial");
    typed.run(new CompactCommand(), "--store", "trial");

    assertThat(typed.lake.calls).containsExactly("rebuild default", "compact trial");
    assertThatThrownBy(() -> typed.run(new RebuildCommand(), "storage"))
        .isInstanceOf(CommandException.class);
  }

  @Test
  void importSubmitsWhatWasTyped() throws Exception {
    String printed =
        typed.run(
            new ImportCommand(),
            "--store=trial",
            "--name",
            "nightly",
            "--validation=minimal",
            "s3://in/",
            "s3://out/");

    assertThat(printed).isEqualToIgnoringNewLines("Job " + FakeJobs.ID);
    assertThat(typed.jobs.submittedTo).isEqualTo("trial");
    assertThat(typed.jobs.requests.get(0).input()).isEqualTo(URI.create("s3://in/"));
    assertThat(typed.jobs.requests.get(0).name()).isEqualTo("nightly");
    assertThat(typed.jobs.requests.get(0).options()).containsEntry("validation", "minimal");
  }

  @Test
  void importAndExportWatchWhenAsked() throws Exception {
    typed.jobs.looks.add(
        FakeJobs.job(
            Job.State.COMPLETED,
            new Job.Progress(2, 2, 0, 10, 10, 9, 9, 0, Map.of("Patient", 9L))));

    assertThat(typed.run(new ImportCommand(), "--watch", "s3://in/", "s3://out/"))
        .contains("COMPLETED", "Patient");
    assertThat(typed.run(new ExportCommand(), "--watch", "--types", "Patient", "s3://out/"))
        .contains("COMPLETED");
    assertThat(typed.jobs.requests.get(1).kind()).isEqualTo(Job.Kind.EXPORT);
    assertThat(typed.jobs.requests.get(1).options()).containsEntry("types", "Patient");
  }

  @Test
  void importRefusesWhatIsNoLocation() {
    for (String input : new String[] {"in/", "s3://a b/"}) {
      assertThatThrownBy(() -> typed.run(new ImportCommand(), input, "s3://out/"))
          .isInstanceOf(CommandException.class)
          .hasMessageContaining(input);
    }
    assertThat(typed.jobs.requests).isEmpty();
  }

  @Test
  void jobsAreListedShownAndCancelled() throws Exception {
    typed.jobs.looks.add(
        FakeJobs.job(Job.State.IN_PROGRESS, new Job.Progress(4, 1, 0, 0, 0, 0, 1200, 3, Map.of())));

    assertThat(typed.run(new JobsCommand()))
        .contains(FakeJobs.ID, "import", "nightly", "IN_PROGRESS", "1,200");
    assertThat(typed.run(new JobsCommand(), "--no-format").split("\t")).hasSize(9);
    assertThat(typed.run(new JobCommand(), FakeJobs.ID))
        .contains("s3://in/", "{validation=minimal}", "1 of 4");
    assertThat(typed.run(new JobCancelCommand(), FakeJobs.ID)).contains("CANCEL_SUBMITTED");
    assertThatThrownBy(() -> typed.run(new JobCommand(), "f00"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("no job f00");
  }

  @Test
  void noJobsIsSaid() throws Exception {
    assertThat(typed.run(new JobsCommand())).contains("no jobs");
  }
}

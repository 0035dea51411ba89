package health.tarn.shell;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.job.Job;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.junit.jupiter.api.Test;

class CompletionTest {

  private final FakeLake lake = new FakeLake();

  @Test
  void offersTheIdsOfStores() {
    StoreCompleter completer = new StoreCompleter();
    completer.lake = lake;

    assertThat(candidates(completer, "de")).containsExactly("default ");
    assertThat(candidates(completer, "x")).isEmpty();
  }

  @Test
  void offersTheIdsOfJobs() {
    FakeJobs jobs = new FakeJobs();
    jobs.looks.add(FakeJobs.job(Job.State.QUEUED, Job.Progress.NONE));
    JobCompleter completer = new JobCompleter();
    completer.jobs = jobs;

    assertThat(candidates(completer, "0123")).containsExactly(FakeJobs.ID + " ");
  }

  @Test
  void offersTypesAndThenTheirSearchParameters() {
    QueryCompleter completer = new QueryCompleter();
    completer.lake = lake;

    assertThat(candidates(completer, "P")).containsExactly("Patient?", "Practitioner?");
    assertThat(candidates(completer, "Patient?n")).containsExactly("Patient?name=");
    assertThat(candidates(completer, "Patient?name=a&b"))
        .containsExactly("Patient?name=a&birthdate=");
  }

  @Test
  void offersTypesOfKeysAndLists() {
    KeyCompleter keys = new KeyCompleter();
    keys.lake = lake;
    TypesCompleter types = new TypesCompleter();
    types.lake = lake;

    assertThat(candidates(keys, "Ob")).containsExactly("Observation/");
    assertThat(candidates(types, "Patient,Ob")).containsExactly("Patient,Observation");
  }

  @Test
  void offersOptionsOfStores() {
    lake.create("other", Map.of("search", "opensearch"), LakeCommand.OPERATOR);
    StoreOptionCompleter completer = new StoreOptionCompleter();
    completer.lake = lake;

    assertThat(candidates(completer, "search="))
        .containsExactly("search=lucene", "search=memory", "search=opensearch");
  }

  @Test
  void offersNothingWhenTheLakeRefuses() {
    lake.stores.clear();
    QueryCompleter completer = new QueryCompleter();
    completer.lake = lake;

    assertThat(candidates(completer, "P")).isEmpty();
  }

  @Test
  void placesCandidatesAsKarafDoes() {
    CommandLine line = line("Ob");
    StringsCompleter karaf = new StringsCompleter(List.of("Observation"), true);

    assertThat(Words.complete(line, List.of("Observation"), new ArrayList<>()))
        .isEqualTo(karaf.complete(null, line, new ArrayList<>()));
    assertThat(Words.complete(line, List.of(), new ArrayList<>())).isEqualTo(-1);
  }

  private static List<String> candidates(Completer completer, String typed) {
    List<String> candidates = new ArrayList<>();
    Session none =
        (Session)
            Proxy.newProxyInstance(
                CompletionTest.class.getClassLoader(),
                new Class<?>[] {Session.class},
                (proxy, method, arguments) -> null);
    completer.complete(none, line(typed), candidates);
    return candidates;
  }

  /** A command of nine characters, a space, and the cursor at the end of what was typed. */
  private static CommandLine line(String typed) {
    return new CommandLine() {
      @Override
      public int getCursorArgumentIndex() {
        return 1;
      }

      @Override
      public String getCursorArgument() {
        return typed;
      }

      @Override
      public int getArgumentPosition() {
        return typed.length();
      }

      @Override
      public String[] getArguments() {
        return new String[] {"tarn:some", typed};
      }

      @Override
      public int getBufferPosition() {
        return 10 + typed.length();
      }

      @Override
      public String getBuffer() {
        return "tarn:some " + typed;
      }
    };
  }
}

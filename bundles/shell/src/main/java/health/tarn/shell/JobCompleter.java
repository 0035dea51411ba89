package health.tarn.shell;

import health.tarn.api.LakeException;
import health.tarn.api.job.Jobs;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;

/** Offers the ids of jobs, the newest first. */
@Service
@SuppressWarnings("NullAway.Init") // Karaf fills the field before it asks.
public final class JobCompleter implements Completer {

  @Reference Jobs jobs;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    try {
      return Words.complete(line, words(), candidates);
    } catch (LakeException e) { // Typing goes on without help; the command itself will say why.
      return -1;
    }
  }

  private List<String> words() {
    return jobs.list(null, LakeCommand.OPERATOR).stream().map(job -> job.id() + " ").toList();
  }
}

package health.tarn.core.plugin;

import health.tarn.api.job.Job;
import java.util.List;

/** Where the other parts of the core let plugins take part. */
public interface PluginHooks {

  /** Returns where changes pass before they are committed. */
  Gate gate();

  /** Returns who hears of commits. */
  AfterCommits afterCommits();

  /** Tells those who listen that a job has ended; returns at once. */
  void ended(Job job);

  /** Returns one line for each service of a plugin that is suspended or was refused. */
  List<String> health();
}

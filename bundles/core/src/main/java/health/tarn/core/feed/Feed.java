package health.tarn.core.feed;

/** Hears of every commit of one data store that this process made. */
@FunctionalInterface
public interface Feed {

  /** Takes a hint; returns at once, and may forget it, since the log has it too. */
  void offer(Hint hint);
}

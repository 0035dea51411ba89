package health.tarn.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes that outlive the demo, and that ctrl-c in the demo's terminal does not reach. */
final class Background {

  private Background() {}

  /** Starts a command with the JDK that runs the demo; what it prints goes to the log. */
  static ProcessHandle start(Path log, List<String> command) throws IOException {
    // A shell without job control starts what is in its background deaf to ctrl-c.
    List<String> shell = new ArrayList<>();
    shell.addAll(List.of("sh", "-c", "\"$@\" > \"$0\" 2>&1 < /dev/null & echo $!"));
    shell.add(log.toString());
    shell.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(shell);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    String pid =
        new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    return ProcessHandle.of(Long.parseLong(pid.strip()))
        .orElseThrow(() -> new IOException("ended at once, see " + log));
  }

  /** Waits until the process has ended, but not longer than this. */
  static boolean endsWithin(Duration limit, ProcessHandle process) throws InterruptedException {
    try {
      process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot wait for process " + process.pid(), e);
    }
  }
}

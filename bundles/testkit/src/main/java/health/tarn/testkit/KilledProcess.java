package health.tarn.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A Java process that is killed at a moment of the test's choice, with no chance to end anything.
 *
 * <p>It tells the test what it does by {@link #say}. What it said before it was killed arrives
 * whole, and nothing else does.
 */
public final class KilledProcess {

  /** The exit value of a process that ended by signal 9. */
  private static final int KILLED = 128 + 9;

  /** What Linux writes into a pipe at once or not at all. */
  private static final int LONGEST_LINE = 4096;

  private KilledProcess() {}

  /** Hears what the process says, and decides when it dies. */
  @FunctionalInterface
  public interface Listener {

    /** It is not decided yet. */
    long NOT_YET = -1;

    /**
     * Called for each line, also for those that still arrive when all is decided.
     *
     * @return how many nanoseconds the process has left, or {@link #NOT_YET}; the first number
     *     counts
     */
    long hear(String line);
  }

  /**
   * Runs a main class, with the class path of this process, until it is dead.
   *
   * @param limit how long it may take until the listener has decided
   * @throws AssertionError if it ended by itself, or nothing was decided within the limit
   */
  public static void run(Class<?> main, List<String> arguments, Duration limit, Listener listener)
      throws IOException, InterruptedException {
    Path temporary = Files.createTempDirectory("killed");
    try {
      run(command(main, temporary, arguments), limit, listener);
    } finally {
      deleteAll(temporary);
    }
  }

  private static List<String> command(Class<?> main, Path temporary, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Djava.io.tmpdir=" + temporary);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return command;
  }

  private static void run(List<String> command, Duration limit, Listener listener)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Killer killer = new Killer(process.toHandle(), limit);
    killer.start();
    String last = "nothing";
    try (BufferedReader output = process.inputReader(UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        last = line;
        killer.decided(listener.hear(line));
      }
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("the process has ended").isTrue();
    assertThat(process.exitValue()).as("it was killed, after: " + last).isEqualTo(KILLED);
    assertThat(killer.inTime).as("it was decided in time when to kill, after: " + last).isTrue();
  }

  /** What a killed process has left, such as an unpacked library, it could not remove itself. */
  private static void deleteAll(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }

  /** Says a line to the listener: in one write, so that it is either there or not. */
  @SuppressWarnings("resource") // It is the process's own output.
  public static void say(String line) {
    byte[] bytes = (line + "\n").getBytes(UTF_8);
    if (bytes.length > LONGEST_LINE) {
      throw new IllegalArgumentException("a line of " + bytes.length + " bytes may be torn");
    }
    try {
      new FileOutputStream(FileDescriptor.out).write(bytes);
    } catch (IOException e) {
      // Nobody is listening any more, and nobody would kill this process.
      Runtime.getRuntime().halt(1);
    }
  }

  /** Kills the process when its time is over. */
  private static final class Killer extends Thread {

    private final ProcessHandle process;
    private volatile long deadline;
    private volatile boolean inTime;

    Killer(ProcessHandle process, Duration limit) {
      super("killer");
      this.process = process;
      this.deadline = System.nanoTime() + limit.toNanos();
      setDaemon(true);
    }

    void decided(long nanos) {
      if (nanos != Listener.NOT_YET && !inTime) {
        deadline = System.nanoTime() + nanos;
        inTime = true;
        LockSupport.unpark(this);
      }
    }

    @Override
    public void run() {
      for (long left = left(); left > 0 && process.isAlive(); left = left()) {
        LockSupport.parkNanos(this, left);
      }
      // Not Process.destroyForcibly: it would close the output before it was read.
      process.destroyForcibly();
    }

    private long left() {
      return deadline - System.nanoTime();
    }
  }
}

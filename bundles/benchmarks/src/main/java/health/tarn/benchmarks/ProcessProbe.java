package health.tarn.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads what a process has used from {@code /proc}, see proc(5). */
final class ProcessProbe {

  /** Linux's USER_HZ, which programs see as 100 whatever the kernel's own clock is. */
  private static final double TICKS_PER_SECOND = 100;

  /** Places behind the name in parentheses, which may hold spaces. */
  private static final int USER_TICKS = 11;

  private static final int SYSTEM_TICKS = 12;
  private static final long KIBIBYTE = 1024;

  private final Path folder;

  private ProcessProbe(Path folder) {
    this.folder = folder;
  }

  static ProcessProbe of(long pid) throws IOException {
    Path folder = Path.of("/proc/" + pid);
    if (!Files.isDirectory(folder)) {
      throw new IOException("there is no process " + pid);
    }
    return new ProcessProbe(folder);
  }

  /** This program itself. */
  static ProcessProbe self() {
    return new ProcessProbe(Path.of("/proc/self"));
  }

  /** CPU time of all its threads since its start, those that have ended included. */
  double cpuSeconds() throws IOException {
    String stat = Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1);
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    return (Long.parseLong(fields.get(USER_TICKS)) + Long.parseLong(fields.get(SYSTEM_TICKS)))
        / TICKS_PER_SECOND;
  }

  /** Memory that it occupies now. */
  long residentBytes() throws IOException {
    return status("VmRSS:");
  }

  /** How much of that is pages of files, which the system takes back when it needs them. */
  long mappedBytes() throws IOException {
    return status("RssFile:");
  }

  /** The most memory that it ever occupied. */
  long peakResidentBytes() throws IOException {
    return status("VmHWM:");
  }

  private long status(String name) throws IOException {
    for (String line : Files.readAllLines(folder.resolve("status"), StandardCharsets.ISO_8859_1)) {
      if (line.startsWith(name)) {
        String kibibytes = line.substring(name.length()).replace("kB", "").strip();
        return Long.parseLong(kibibytes) * KIBIBYTE;
      }
    }
    throw new IOException(folder + "/status does not tell " + name);
  }
}

package health.tarn.core.job;

import health.tarn.api.job.Job.Progress;
import java.util.Map;
import java.util.TreeMap;

/** Counts what a job has done; any thread may add and read. */
final class Tally {

  private long objects;
  private long objectsDone;
  private long objectsFailed;
  private long bytes;
  private long bytesDone;
  private long resources;
  private long resourcesDone;
  private long resourcesFailed;
  private final Map<String, Long> types = new TreeMap<>();

  synchronized void expect(long moreObjects, long moreBytes) {
    objects += moreObjects;
    bytes += moreBytes;
  }

  synchronized void expectResources(long more) {
    resources += more;
  }

  synchronized void objectDone() {
    objectsDone++;
  }

  synchronized void objectFailed() {
    objectsFailed++;
  }

  synchronized void read(long moreBytes) {
    bytesDone += moreBytes;
  }

  synchronized void done(Map<String, Long> more) {
    more.forEach(
        (type, count) -> {
          types.merge(type, count, Long::sum);
          resourcesDone += count;
        });
  }

  synchronized void looked(long more) {
    resources += more;
  }

  synchronized void failed(long more) {
    resourcesFailed += more;
  }

  synchronized Progress progress() {
    return new Progress(
        objects,
        objectsDone,
        objectsFailed,
        bytes,
        bytesDone,
        resources,
        resourcesDone,
        resourcesFailed,
        types);
  }
}

package health.tarn.core.job;

import health.tarn.api.ResourceKey;
import health.tarn.core.write.Prepared;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A chunk whose lines were checked.
 *
 * @param good the lines that can be appended, in order
 * @param failed the lines that cannot
 */
record PreparedChunk(LineChunk chunk, List<Line> good, List<ChunkNote.Failure> failed) {

  /** A line that can be appended. */
  record Line(long number, Prepared prepared) {}

  /**
   * Cuts the good lines into runs in which no resource occurs twice, since one commit holds a key
   * at most once. There is at least one run.
   */
  List<List<Line>> runs() {
    List<List<Line>> runs = new ArrayList<>();
    List<Line> run = new ArrayList<>();
    Set<ResourceKey> keys = new HashSet<>();
    for (Line line : good) {
      if (!keys.add(line.prepared().key())) {
        runs.add(run);
        run = new ArrayList<>();
        keys.clear();
        keys.add(line.prepared().key());
      }
      run.add(line);
    }
    runs.add(run);
    return runs;
  }
}

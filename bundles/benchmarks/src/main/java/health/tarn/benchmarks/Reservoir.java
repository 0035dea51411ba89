package health.tarn.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Chooses some of many without bias and without keeping the rest; the same at each run. */
final class Reservoir<T> {

  private final SplittableRandom random = new SplittableRandom(1);
  private final List<T> chosen = new ArrayList<>();
  private final int most;
  private long offered;

  Reservoir(int most) {
    this.most = most;
  }

  void offer(T candidate) {
    offered++;
    if (chosen.size() < most) {
      chosen.add(candidate);
      return;
    }
    long place = random.nextLong(offered);
    if (place < most) {
      chosen.set((int) place, candidate);
    }
  }

  List<T> chosen() {
    return List.copyOf(chosen);
  }
}

package health.tarn.rest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a header {@code Accept} whatever the types are: the most welcome first. */
final class AcceptedTypes {

  private record Range(String name, int quality) {}

  private AcceptedTypes() {}

  /** Returns the types without their parameters; none for no header. */
  static List<String> of(@Nullable String accept) {
    if (accept == null || accept.isBlank()) {
      return List.of();
    }
    List<Range> ranges = new ArrayList<>();
    for (String range : accept.split(",", -1)) {
      int quality = MediaTypes.quality(range);
      if (quality > 0 && !range.isBlank()) {
        ranges.add(new Range(MediaTypes.name(range), quality));
      }
    }
    ranges.sort(Comparator.comparingInt(Range::quality).reversed());
    return ranges.stream().map(Range::name).toList();
  }
}

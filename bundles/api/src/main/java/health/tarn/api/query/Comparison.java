package health.tarn.api.query;

/** Decides a {@link Prefix} on two closed ranges. */
public final class Comparison {

  private Comparison() {}

  /** Compares instants in milliseconds since 1970-01-01T00:00:00Z, both ends inclusive. */
  public static boolean holds(Prefix prefix, long low, long high, long queryLow, long queryHigh) {
    boolean within = queryLow <= low && high <= queryHigh;
    return switch (prefix) {
      case EQ -> within;
      case NE -> !within;
      case GT -> high > queryHigh;
      case LT -> low < queryLow;
      case GE -> high > queryHigh || within;
      case LE -> low < queryLow || within;
      case SA -> low > queryHigh;
      case EB -> high < queryLow;
      case AP -> low <= queryHigh && queryLow <= high;
    };
  }

  /** Compares numbers, both ends inclusive. */
  public static boolean holds(
      Prefix prefix, double low, double high, double queryLow, double queryHigh) {
    boolean within = queryLow <= low && high <= queryHigh;
    return switch (prefix) {
      case EQ -> within;
      case NE -> !within;
      case GT -> high > queryHigh;
      case LT -> low < queryLow;
      case GE -> high > queryHigh || within;
      case LE -> low < queryLow || within;
      case SA -> low > queryHigh;
      case EB -> high < queryLow;
      case AP -> low <= queryHigh && queryLow <= high;
    };
  }
}

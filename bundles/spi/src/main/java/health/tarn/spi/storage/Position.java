package health.tarn.spi.storage;

/** A place in the log: the commit, and the place within it, from 0. */
public record Position(long t, int place) implements Comparable<Position> {

  @Override
  public int compareTo(Position other) {
    return t != other.t ? Long.compare(t, other.t) : Integer.compare(place, other.place);
  }
}

package health.tarn.transport.s3;

/**
 * How large each part of a multipart upload is.
 *
 * <p>S3 takes 10,000 parts. A part holds a thousandth of what was written before it, at least the
 * configured size and at most 1 GiB: small objects cost little memory, and one of 5 TB still fits.
 * Parts are not equally large, which S3 allows.
 */
final class PartSizes {

  static final int MOST_PARTS = 10_000;

  private static final long MIB = 1 << 20;
  private static final long LARGEST = 1024 * MIB;

  private final long least;

  PartSizes(int least) {
    this.least = least;
  }

  /** Returns the size in bytes of the part that begins after so many bytes. */
  int next(long written) {
    long share = (written / 1000 + MIB - 1) / MIB * MIB;
    return (int) Math.min(LARGEST, Math.max(least, share));
  }
}

package health.tarn.core.job;

import health.tarn.api.job.ImportJob.Chunk;

/**
 * Some lines of an NDJSON object, as bytes.
 *
 * @param number the number of the chunk within its object, from 0
 * @param bytes the lines one after the other
 * @param lines the numbers of the lines in the object, from 1
 * @param starts where each line begins in {@code bytes}
 * @param ends where each line ends, exclusive; {@link #TOO_LONG} for a line that was skipped
 *     because it is longer than allowed, {@code starts} then being its length, capped
 * @param count how many lines there are
 * @param endOffset the offset in the object, after decompression, of the first byte after the chunk
 * @param endLine the number of the last line that was read, empty ones included
 */
@SuppressWarnings("ArrayRecordComponent") // A chunk is filled once, handed on and never compared.
record LineChunk(
    long number,
    byte[] bytes,
    long[] lines,
    int[] starts,
    int[] ends,
    int count,
    long endOffset,
    long endLine)
    implements Chunk {

  static final int TOO_LONG = -1;
}

package health.tarn.spi.storage;

/** A figure for people: a dotted name that ends in its unit, such as {@code disk.bytes}. */
public record Figure(String name, long value) {}

package health.tarn.core.write;

/**
 * How much a transaction or batch may hold.
 *
 * @param maxBytes the greatest length of its JSON
 * @param maxEntries the greatest number of its entries
 */
public record BundleLimits(int maxBytes, int maxEntries) {}

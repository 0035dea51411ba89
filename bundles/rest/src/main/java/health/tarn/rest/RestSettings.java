package health.tarn.rest;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The configuration, checked.
 *
 * @param baseUrl what links begin with, without a slash at its end; null for the request's address
 * @param exportOutput where exports go that do not say where; null if they must say
 */
record RestSettings(
    @Nullable String baseUrl,
    int maxResourceBytes,
    int maxBundleBytes,
    long maxInflightBytes,
    int historyCount,
    int historyCountMax,
    @Nullable URI exportOutput,
    int gzipMinBytes,
    int gzipLevel) {

  /**
   * @throws IllegalArgumentException if the values do not go together; the component stays down
   *     then
   */
  RestSettings {
    require(maxResourceBytes > 0, "max.resource.bytes must be greater than 0");
    require(maxBundleBytes > 0, "max.bundle.bytes must be greater than 0");
    require(
        maxInflightBytes >= Math.max(maxBundleBytes, maxResourceBytes),
        "max.inflight.bytes must be at least max.bundle.bytes and max.resource.bytes");
    require(
        historyCount > 0 && historyCount <= historyCountMax,
        "history.count must be from 1 to history.count.max");
    require(gzipLevel >= 1 && gzipLevel <= 9, "gzip.level must be from 1 to 9");
  }

  static RestSettings of(RestConfig config) {
    return new RestSettings(
        baseUrl(config.base_url()),
        config.max_resource_bytes(),
        config.max_bundle_bytes(),
        config.max_inflight_bytes(),
        config.history_count(),
        config.history_count_max(),
        config.export_output().isBlank() ? null : URI.create(config.export_output().strip()),
        config.gzip_min_bytes(),
        config.gzip_level());
  }

  private static @Nullable String baseUrl(String text) {
    String url = text.strip();
    if (url.isEmpty()) {
      return null;
    }
    require(
        url.startsWith("http://") || url.startsWith("https://"),
        "base.url must begin with http:// or https://");
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}

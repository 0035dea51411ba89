package health.tarn.rest;

import health.tarn.api.ResourceKey;
import health.tarn.api.SearchCall.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The absolute URLs of one data store.
 *
 * @param base the data store's, without a slash at its end
 * @param form the parameters {@code _format} and {@code _pretty} that links repeat
 */
record Links(String base, List<Parameter> form) {

  static final String PAGE = "_page";

  static Links of(FhirRequest request) {
    return new Links(request.base(), request.form().parameters());
  }

  String to(ResourceKey key) {
    return base + '/' + key.type() + '/' + key.id();
  }

  String to(ResourceKey key, long version) {
    return base + '/' + key.type() + '/' + key.id() + "/_history/" + version;
  }

  /**
   * Returns the URL of a page.
   *
   * @param path what follows the base, such as {@code /Patient/_history}
   * @param page the token of the page; null for the first
   */
  String page(String path, List<Parameter> parameters, @Nullable String page) {
    StringBuilder url = new StringBuilder(160).append(base).append(path);
    for (Parameter parameter : parameters) {
      if (!parameter.name().equals(PAGE) && !Form.isOfForm(parameter)) {
        QueryString.append(url, parameter.name(), parameter.value());
      }
    }
    for (Parameter parameter : form) {
      QueryString.append(url, parameter.name(), parameter.value());
    }
    if (page != null) {
      QueryString.append(url, PAGE, page);
    }
    return url.toString();
  }
}

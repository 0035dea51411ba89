package health.tarn.fhir.resource;

import health.tarn.api.Issue;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a Bundle, whose resource stays where it is in the Bundle's bytes.
 *
 * @param index its place, from 0
 * @param fullUrl the URL under which other entries refer to it; null if it has none
 * @param resource the node of its resource; -1 if it has none
 * @param begin the index of the resource's first byte; -1 if it has none
 * @param end the index after the resource's last byte; -1 if it has none
 * @param request what to do; null in a collection or if {@code problem} is set
 * @param problem why the entry cannot be understood; null if it can
 */
public record BundleEntry(
    int index,
    @Nullable String fullUrl,
    int resource,
    int begin,
    int end,
    @Nullable Request request,
    @Nullable Issue problem) {

  /** The interactions that an entry can ask for. */
  public enum Method {
    GET,
    HEAD,
    POST,
    PUT,
    DELETE,
    PATCH;

    boolean needsResource() {
      return this == POST || this == PUT || this == PATCH;
    }
  }

  /**
   * What an entry asks for.
   *
   * @param method the interaction
   * @param url relative to the data store's base, such as {@code Patient/1}
   * @param ifNoneMatch the condition of a read; null if there is none
   * @param ifModifiedSince the condition of a read; null if there is none
   * @param ifMatch the version that an update or delete needs, such as {@code W/"2"}; null if any
   * @param ifNoneExist the search of a conditional create; null if it is none
   */
  public record Request(
      Method method,
      String url,
      @Nullable String ifNoneMatch,
      @Nullable String ifModifiedSince,
      @Nullable String ifMatch,
      @Nullable String ifNoneExist) {}
}

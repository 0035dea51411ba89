package health.tarn.core.write;

import health.tarn.api.Issue;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.fhir.resource.BundleEntry;
import health.tarn.fhir.resource.BundleEntry.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a transaction or batch as it was read.
 *
 * @param index its place in the Bundle, from 0
 * @param fullUrl what other entries call it by
 * @param method the interaction
 * @param url as it stands in the request, relative to the base
 * @param resource the node of its resource in the Bundle's JSON; -1 if it has none
 */
record RequestedEntry(
    int index,
    @Nullable String fullUrl,
    Method method,
    String url,
    @Nullable String ifMatch,
    @Nullable String ifNoneExist,
    @Nullable String ifNoneMatch,
    int resource) {

  /** Returns what an entry asks for, or throws what is wrong with it. */
  static RequestedEntry of(BundleEntry entry) {
    Issue problem = entry.problem();
    BundleEntry.Request request = entry.request();
    if (problem != null || request == null) {
      Issue issue = problem != null ? problem : Issue.error("required", "the entry has no request");
      throw new LakeException(Problem.INVALID, issue.diagnostics(), List.of(issue));
    }
    String url = request.url();
    return new RequestedEntry(
        entry.index(),
        entry.fullUrl(),
        request.method(),
        url.startsWith("/") ? url.substring(1) : url,
        request.ifMatch(),
        request.ifNoneExist(),
        request.ifNoneMatch(),
        entry.resource());
  }

  /** Returns the part of the URL before its parameters. */
  String path() {
    int question = url.indexOf('?');
    return question < 0 ? url : url.substring(0, question);
  }

  /** Returns the parameters of the URL as they stand; null if there are none. */
  @Nullable String parameters() {
    int question = url.indexOf('?');
    return question < 0 ? null : url.substring(question + 1);
  }

  /** Returns the place of this entry, for messages. */
  String place() {
    return "Bundle.entry[" + index + "]";
  }
}

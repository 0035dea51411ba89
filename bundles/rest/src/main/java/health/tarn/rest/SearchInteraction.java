package health.tarn.rest;

import health.tarn.api.Lake;
import health.tarn.api.SearchCall;
import health.tarn.api.SearchCall.Parameter;
import health.tarn.api.SearchPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Searches in one type or in all, by GET and by POST to {@code _search}. */
final class SearchInteraction implements Interaction {

  private final Lake lake;
  private final int maxFormBytes;

  SearchInteraction(Lake lake, int maxFormBytes) {
    this.lake = lake;
    this.maxFormBytes = maxFormBytes;
  }

  @Override
  public Reply answer(FhirRequest request) throws IOException {
    Route route = request.route();
    List<Parameter> given = request.parameters();
    Form form = request.form();
    if (request.method() == Method.POST) {
      given = withForm(request);
      form = form.with(request.http(), joined(form.parameters(), given));
      given = FhirRequest.withoutForm(given);
    }
    SearchCall call = call(route.type(), given, request.preferences().lenient());
    SearchPage page = lake.store(route.store(), request.principal()).search(call);
    return new Reply(200)
        .form(form)
        .body(BundleWriter.searchset(new Links(request.base(), form.parameters()), call, page));
  }

  /** Adds the parameters of the body; without a body, those of the URL are all. */
  private List<Parameter> withForm(FhirRequest request) throws IOException {
    String type = request.http().getContentType();
    if (type != null) {
      MediaTypes.requireForm(type);
    }
    byte[] body = request.body().read(maxFormBytes);
    if (type == null && body.length > 0) {
      MediaTypes.requireForm(null);
    }
    return joined(
        request.parameters(), QueryString.parse(new String(body, StandardCharsets.UTF_8).strip()));
  }

  private static SearchCall call(@Nullable String type, List<Parameter> given, boolean lenient) {
    String page = null;
    List<Parameter> parameters = given;
    for (Parameter parameter : given) {
      if (parameter.name().equals(Links.PAGE)) {
        page = parameter.value();
        parameters = new ArrayList<>(given);
        parameters.removeIf(p -> p.name().equals(Links.PAGE));
      }
    }
    return new SearchCall(type, parameters, lenient, page);
  }

  private static List<Parameter> joined(List<Parameter> first, List<Parameter> second) {
    List<Parameter> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}

package health.tarn.rest;

import health.tarn.api.Principal;
import health.tarn.api.SearchCall.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * A request, taken apart.
 *
 * @param http for headers
 * @param base the absolute URL of the data store, without a slash at its end
 * @param parameters those of the URL, decoded, without those of the form
 * @param body not read yet
 */
record FhirRequest(
    HttpServletRequest http,
    Method method,
    Route route,
    String base,
    Form form,
    List<Parameter> parameters,
    Preferences preferences,
    Principal principal,
    RequestBody body) {

  /** Returns the parameters that do not concern the form of the answer. */
  static List<Parameter> withoutForm(List<Parameter> all) {
    for (Parameter parameter : all) {
      if (Form.isOfForm(parameter)) {
        List<Parameter> rest = new ArrayList<>(all);
        rest.removeIf(Form::isOfForm);
        return rest;
      }
    }
    return all;
  }
}

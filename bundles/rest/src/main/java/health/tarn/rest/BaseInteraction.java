package health.tarn.rest;

import java.io.IOException;

/** GET at the base: a search over all types if there are parameters, else a word of orientation. */
final class BaseInteraction implements Interaction {

  private final Interaction search;

  BaseInteraction(Interaction search) {
    this.search = search;
  }

  @Override
  public Reply answer(FhirRequest request) throws IOException {
    if (!request.parameters().isEmpty()) {
      return search.answer(request);
    }
    return new Reply(200)
        .body(
            OutcomeWriter.information(
                "This is the FHIR R4 endpoint of the data store '"
                    + request.route().store()
                    + "'. GET "
                    + request.base()
                    + "/metadata tells what it can do, GET "
                    + request.base()
                    + "/Patient?_count=10 shows some patients."));
  }
}

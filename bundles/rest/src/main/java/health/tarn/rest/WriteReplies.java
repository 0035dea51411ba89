package health.tarn.rest;

import health.tarn.api.Issue;
import health.tarn.api.Resource;
import health.tarn.api.Written;
import health.tarn.rest.Preferences.Content;
import java.util.List;

/** What is answered to a create, an update or a delete. */
final class WriteReplies {

  private WriteReplies() {}

  static Reply reply(Written written, FhirRequest request) {
    Resource resource = written.resource();
    Content content = request.preferences().content();
    boolean outcome = content == Content.OUTCOME;
    int status = status(written);
    // A body cannot come with 204.
    Reply reply = new Reply(status == 204 && outcome ? 200 : status);
    if (resource != null) {
      reply.version(resource);
      locate(reply, written, resource, request);
    }
    if (outcome) {
      return reply.body(OutcomeWriter.body(List.of(told(written))));
    }
    if (resource == null || resource.json() == null || content == Content.MINIMAL) {
      return reply;
    }
    return reply.body(new Body.Bytes(resource.json()));
  }

  static int status(Written written) {
    return switch (written.effect()) {
      case CREATED -> 201;
      case DELETED -> 204;
      case UPDATED, UNCHANGED, FOUND -> {
        Resource resource = written.resource();
        yield resource == null || resource.deleted() ? 204 : 200;
      }
    };
  }

  /** What was done, in words. */
  static Issue told(Written written) {
    Resource resource = written.resource();
    String what =
        switch (written.effect()) {
          case CREATED -> "created";
          case UPDATED -> "updated";
          case UNCHANGED -> "nothing to change";
          case DELETED -> "deleted";
          case FOUND -> "found instead of created";
        };
    String which =
        resource == null ? "" : ": " + resource.key() + ", version " + resource.version();
    return new Issue(Issue.Severity.INFORMATION, "informational", what + which, null);
  }

  private static void locate(Reply reply, Written written, Resource resource, FhirRequest request) {
    if (resource.deleted()) {
      return;
    }
    String url = Links.of(request).to(resource.key(), resource.version());
    switch (written.effect()) {
      case CREATED, FOUND -> reply.header("Location", url);
      default -> reply.header("Content-Location", url);
    }
  }
}

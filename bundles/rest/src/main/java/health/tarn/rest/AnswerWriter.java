package health.tarn.rest;

import health.tarn.api.BundleAnswer;
import health.tarn.api.BundleAnswer.Entry;
import health.tarn.api.HistoryCall;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.Resource;
import health.tarn.api.SearchCall.Parameter;
import health.tarn.api.Written;
import health.tarn.rest.Preferences.Content;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what became of a transaction or a batch. */
final class AnswerWriter {

  private final JsonOutput out;
  private final Links links;
  private final Content content;

  private AnswerWriter(JsonOutput out, Links links, Content content) {
    this.out = out;
    this.links = links;
    this.content = content;
  }

  /**
   * @param content whether entries of writes bring their resource or an outcome; neither if it is
   *     not said, since the caller has just sent the resources
   */
  static Body body(Links links, BundleAnswer answer, Content content) {
    return new Body.Streamed(
        answer.entries().size() * 100L, out -> new AnswerWriter(out, links, content).write(answer));
  }

  private void write(BundleAnswer answer) throws IOException {
    out.beginObject()
        .field("resourceType", "Bundle")
        .field("type", answer.transaction() ? "transaction-response" : "batch-response");
    if (!answer.entries().isEmpty()) {
      out.name("entry").beginArray();
      for (Entry entry : answer.entries()) {
        out.beginObject();
        write(entry);
        out.endObject();
      }
      out.endArray();
    }
    out.endObject();
  }

  private void write(Entry entry) throws IOException {
    if (entry instanceof Entry.Wrote wrote) {
      wrote(wrote.written());
    } else if (entry instanceof Entry.Read read) {
      Resource resource = read.resource();
      resource(resource);
      beginResponse("200 OK");
      version(resource);
      out.endObject();
    } else if (entry instanceof Entry.Searched searched) {
      out.name("resource");
      new BundleWriter(out, links).searchset(searched.call(), searched.page());
      beginResponse("200 OK").endObject();
    } else if (entry instanceof Entry.Past past) {
      out.name("resource");
      HistoryCall call = past.call();
      new BundleWriter(out, links)
          .history(HistoryInteraction.path(call.type(), call.id()), parameters(call), past.page());
      beginResponse("200 OK").endObject();
    } else if (entry instanceof Entry.Failed failed) {
      failed(failed.problem());
    }
  }

  private void wrote(Written written) throws IOException {
    Resource resource = written.resource();
    if (resource != null && content == Content.REPRESENTATION) {
      resource(resource);
    }
    beginResponse(status(written));
    if (resource != null) {
      out.field("location", links.to(resource.key(), resource.version()));
      version(resource);
    }
    if (content == Content.OUTCOME) {
      out.name("outcome");
      OutcomeWriter.write(out, List.of(WriteReplies.told(written)));
    }
    out.endObject();
  }

  private void failed(LakeException problem) throws IOException {
    if (problem.problem() == Problem.INTERNAL) {
      Failures.note(problem, "an entry of a Bundle");
    }
    beginResponse(Status.of(problem.problem()).line()).name("outcome");
    OutcomeWriter.write(out, Failures.issues(problem));
    out.endObject();
  }

  private static String status(Written written) {
    return switch (WriteReplies.status(written)) {
      case 201 -> "201 Created";
      case 204 -> "204 No Content";
      default -> "200 OK";
    };
  }

  private JsonOutput beginResponse(String status) throws IOException {
    return out.name("response").beginObject().field("status", status);
  }

  private void version(Resource resource) throws IOException {
    out.field("etag", EntityTags.of(resource.version()))
        .field("lastModified", resource.lastUpdated().toString());
  }

  private void resource(Resource resource) throws IOException {
    byte[] json = resource.json();
    if (json != null) {
      out.field("fullUrl", links.to(resource.key())).name("resource").json(json);
    }
  }

  /** The parameters of a history within a Bundle, for its links. */
  private static List<Parameter> parameters(HistoryCall call) {
    List<Parameter> parameters = new ArrayList<>(3);
    add(parameters, "_since", call.since());
    add(parameters, "_until", call.until());
    parameters.add(new Parameter("_count", Integer.toString(call.count())));
    return parameters;
  }

  private static void add(List<Parameter> parameters, String name, @Nullable Long instant) {
    if (instant != null) {
      parameters.add(new Parameter(name, Instant.ofEpochMilli(instant).toString()));
    }
  }
}

package health.tarn.rest;

import health.tarn.api.Issue;
import java.io.IOException;
import java.util.List;

/** Writes OperationOutcomes. */
final class OutcomeWriter {

  private OutcomeWriter() {}

  static Body body(List<Issue> issues) {
    return Body.of(out -> write(out, issues));
  }

  /** An outcome that tells something and refuses nothing. */
  static Body information(String text) {
    return body(List.of(new Issue(Issue.Severity.INFORMATION, "informational", text, null)));
  }

  static void write(JsonOutput out, List<Issue> issues) throws IOException {
    out.beginObject().field("resourceType", "OperationOutcome").name("issue").beginArray();
    for (Issue issue : issues) {
      out.beginObject()
          .field("severity", severity(issue.severity()))
          .field("code", issue.code())
          .field("diagnostics", issue.diagnostics());
      String expression = issue.expression();
      if (expression != null) {
        out.name("expression").beginArray().string(expression).endArray();
      }
      out.endObject();
    }
    out.endArray().endObject();
  }

  private static String severity(Issue.Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFORMATION -> "information";
    };
  }
}

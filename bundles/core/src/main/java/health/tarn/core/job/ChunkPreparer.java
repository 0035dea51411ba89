package health.tarn.core.job;

import health.tarn.api.Issue;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.core.write.GatedPreparer;
import health.tarn.core.write.Prepared;
import health.tarn.fhir.json.JsonParser;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the lines of a chunk; what is wrong with a line never concerns another. */
final class ChunkPreparer {

  private static final Logger log = LoggerFactory.getLogger(ChunkPreparer.class);

  private static final int BAD_REQUEST = 400;
  private static final int SERVER_ERROR = 500;
  private static final int ISSUES_SHOWN = 5;
  private static final int LONGEST_DIAGNOSTICS = 2_000;

  private final GatedPreparer preparer;

  ChunkPreparer(GatedPreparer preparer) {
    this.preparer = preparer;
  }

  PreparedChunk prepare(LineChunk chunk) {
    JsonParser parser = preparer.parser();
    List<PreparedChunk.Line> good = new ArrayList<>(chunk.count());
    List<ChunkNote.Failure> failed = new ArrayList<>();
    for (int i = 0; i < chunk.count(); i++) {
      long number = chunk.lines()[i];
      int start = chunk.starts()[i];
      int end = chunk.ends()[i];
      if (end == LineChunk.TOO_LONG) {
        failed.add(tooLong(number, start));
        continue;
      }
      try {
        Prepared prepared = preparer.line(parser, chunk.bytes(), start, end);
        good.add(new PreparedChunk.Line(number, prepared));
      } catch (LakeException e) {
        if (e.problem() == Problem.UNAVAILABLE) {
          throw e; // An interceptor does not answer, which is no fault of this line.
        }
        failed.add(refused(number, e));
      } catch (RuntimeException e) {
        log.error("Line {} of a chunk could not be looked at", number, e);
        failed.add(
            new ChunkNote.Failure(
                number, SERVER_ERROR, "exception", "the lake failed on this line; see its log"));
      }
    }
    return new PreparedChunk(chunk, good, failed);
  }

  private static ChunkNote.Failure tooLong(long number, int length) {
    return new ChunkNote.Failure(
        number,
        BAD_REQUEST,
        "too-long",
        "the line has " + length + " bytes, which is more than this lake accepts");
  }

  private static ChunkNote.Failure refused(long number, LakeException e) {
    List<Issue> issues = e.issues();
    if (issues.isEmpty()) {
      return new ChunkNote.Failure(
          number, BAD_REQUEST, "processing", shortened(String.valueOf(e.getMessage())));
    }
    StringBuilder text = new StringBuilder();
    for (Issue issue : issues.subList(0, Math.min(ISSUES_SHOWN, issues.size()))) {
      text.append(text.isEmpty() ? "" : "; ");
      if (issue.expression() != null) {
        text.append(issue.expression()).append(": ");
      }
      text.append(issue.diagnostics());
    }
    if (issues.size() > ISSUES_SHOWN) {
      text.append("; and ").append(issues.size() - ISSUES_SHOWN).append(" more");
    }
    int status = e.problem() == Problem.INTERNAL ? SERVER_ERROR : BAD_REQUEST;
    return new ChunkNote.Failure(number, status, issues.get(0).code(), shortened(text.toString()));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_DIAGNOSTICS
        ? text
        : text.substring(0, LONGEST_DIAGNOSTICS - 3) + "...";
  }
}

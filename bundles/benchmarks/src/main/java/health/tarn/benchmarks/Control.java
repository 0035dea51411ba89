package health.tarn.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Talks to a lake about what is not timed by itself: jobs, counts, figures, data stores. */
final class Control {

  private static final Duration LONGEST_ANSWER = Duration.ofMinutes(30);
  private static final Duration LONGEST_JOB = Duration.ofHours(2);
  private static final Duration LONGEST_LAG = Duration.ofMinutes(2);
  private static final int OK = 200;
  private static final int FIRST_REFUSAL = 300;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final byte[] NOTHING = new byte[0];

  private final Endpoint endpoint;
  private final ObjectMapper mapper = new ObjectMapper();
  private final Poll poll = new Poll(Duration.ofMillis(50));

  Control(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  /** Creates an empty data store beside this one. */
  Control create(String id) throws IOException {
    ask(endpoint.request("PUT", Endpoint.storePath(id), NOTHING), "creating a data store");
    return new Control(endpoint.store(id));
  }

  /** Deletes a data store; its files may stay for a time of grace. */
  void delete(String id) throws IOException {
    ask(endpoint.request("DELETE", Endpoint.storePath(id), NOTHING), "deleting a data store");
  }

  JsonNode get(String address) throws IOException {
    return ask(endpoint.get(address), address).json();
  }

  /** How many resources of a type there are. */
  long count(String type) throws IOException {
    return get(type + "?_summary=count").path("total").asLong(-1);
  }

  /** How many resources there are of these types together. */
  long count(Iterable<String> types) throws IOException {
    long sum = 0;
    for (String type : types) {
      sum += count(type);
    }
    return sum;
  }

  /** Waits until counting a type finds so many. */
  void awaitCount(String type, long expected) throws IOException, InterruptedException {
    poll.until(
        "a search counts " + expected + ' ' + type, LONGEST_LAG, () -> count(type) == expected);
  }

  /**
   * A figure that the lake tells of itself, such as {@code storage.fsyncs}.
   *
   * @return empty if it does not tell it
   */
  OptionalLong figure(String name) throws IOException {
    JsonNode figure = get("$status").path("figures").path(name);
    return figure.isNumber() ? OptionalLong.of(figure.asLong()) : OptionalLong.empty();
  }

  /** Imports a folder; returns what the lake tells of the job at its end. */
  JsonNode runImport(URI input, URI output) throws IOException, InterruptedException {
    byte[] settings =
        mapper.writeValueAsBytes(
            Map.of(
                "InputDataConfig",
                Map.of("S3Uri", input.toString()),
                "JobOutputDataConfig",
                s3(output)));
    return awaitEnd(start("$import", settings)).path("ImportJobProperties");
  }

  /** Exports everything; returns the manifest. */
  JsonNode runExport(URI output) throws IOException, InterruptedException {
    return awaitEnd(
        start("$export", mapper.writeValueAsBytes(Map.of("OutputDataConfig", s3(output)))));
  }

  /**
   * Has the files made as small as they can be.
   *
   * @return false if the lake does not offer it
   */
  boolean compact() throws IOException {
    Answer answer = exchange(endpoint.post("$compact", NOTHING));
    if (answer.status == NOT_FOUND || answer.status == NOT_ALLOWED) {
      return false;
    }
    require(answer, "$compact");
    return true;
  }

  private static Map<String, Object> s3(URI folder) {
    return Map.of("S3Configuration", Map.of("S3Uri", folder.toString()));
  }

  private String start(String operation, byte[] settings) throws IOException {
    Answer answer = ask(endpoint.post(operation, settings), operation);
    if (answer.location == null) {
      throw new UnexpectedAnswerException(operation + " did not say where its job is");
    }
    return URI.create(answer.location).getRawPath();
  }

  private JsonNode awaitEnd(String job) throws IOException, InterruptedException {
    JsonNode[] last = new JsonNode[1];
    poll.until(
        "a job ends",
        LONGEST_JOB,
        () -> {
          Answer answer = ask(endpoint.request("GET", job, NOTHING), "asking for a job");
          last[0] = answer.json();
          return answer.status == OK && hasEnded(state(last[0]));
        });
    return last[0];
  }

  private static String state(JsonNode job) {
    JsonNode imported = job.path("ImportJobProperties").path("JobStatus");
    return imported.asText(job.path("exportJobProperties").path("jobStatus").asText());
  }

  private static boolean hasEnded(String state) throws UnexpectedAnswerException {
    return switch (state) {
      case "COMPLETED", "COMPLETED_WITH_ERRORS" -> true;
      case "SUBMITTED", "QUEUED", "IN_PROGRESS" -> false;
      default -> throw new UnexpectedAnswerException("a job ended as '" + state + "'");
    };
  }

  private Answer ask(byte[] request, String what) throws IOException {
    Answer answer = exchange(request);
    require(answer, what);
    return answer;
  }

  private static void require(Answer answer, String what) throws IOException {
    if (answer.status >= FIRST_REFUSAL) {
      throw new UnexpectedAnswerException(what + " was answered with " + answer.status);
    }
  }

  /** A connection for each question: there are few, and seconds between some of them. */
  private Answer exchange(byte[] request) throws IOException {
    try (HttpConnection connection = endpoint.connect(LONGEST_ANSWER)) {
      int status = connection.exchange(request);
      return new Answer(status, connection.location(), connection.body());
    }
  }

  private final class Answer {
    private final int status;
    private final @Nullable String location;
    private final byte[] body;

    Answer(int status, @Nullable String location, byte[] body) {
      this.status = status;
      this.location = location;
      this.body = body;
    }

    JsonNode json() throws IOException {
      return body.length == 0 ? MissingNode.getInstance() : mapper.readTree(body);
    }
  }
}

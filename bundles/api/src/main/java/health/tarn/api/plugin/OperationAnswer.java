package health.tarn.api.plugin;

import java.util.regex.Pattern;

/**
 * What an operation answers.
 *
 * @param status of HTTP, from 200 to 599
 * @param contentType of the body
 * @param body empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes travel unchanged and are never compared.
public record OperationAnswer(int status, String contentType, byte[] body) {

  /** The type of a FHIR resource as JSON; such a body is sent in the form that the caller wants. */
  public static final String FHIR_JSON = "application/fhir+json";

  private static final int LOWEST = 200;
  private static final int HIGHEST = 599;
  private static final Pattern TYPE =
      Pattern.compile("[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+( *;[ -~]*)?");

  /**
   * @throws IllegalArgumentException if HTTP cannot send it
   */
  public OperationAnswer {
    if (status < LOWEST || status > HIGHEST) {
      throw new IllegalArgumentException("expected a status from 200 to 599, found " + status);
    }
    if (!TYPE.matcher(contentType).matches()) {
      throw new IllegalArgumentException("expected a content type such as text/plain");
    }
  }

  /** Returns an answer with status 200 and a FHIR resource. */
  public static OperationAnswer resource(byte[] json) {
    return new OperationAnswer(200, FHIR_JSON, json);
  }
}

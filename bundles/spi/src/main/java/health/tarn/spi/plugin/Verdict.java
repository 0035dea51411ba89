package health.tarn.spi.plugin;

/** What an interceptor decides about a change. */
public sealed interface Verdict {

  /** The change may go on as it is. */
  Verdict PASS = new Pass();

  /** The change may go on as it is. */
  record Pass() implements Verdict {}

  /**
   * The change may go on with another content; not for a delete.
   *
   * @param json the whole resource, of the same type and id
   */
  @SuppressWarnings("ArrayRecordComponent") // Bytes travel unchanged and are never compared.
  record Amend(byte[] json) implements Verdict {}

  /**
   * The change is refused: 422 for a request, a line of the failures for an import.
   *
   * @param reason what was expected and how to mend it, for whoever sent the resource; without a
   *     word of the resource's content
   */
  record Refuse(String reason) implements Verdict {}
}

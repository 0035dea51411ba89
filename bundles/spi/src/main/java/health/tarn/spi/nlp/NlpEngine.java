package health.tarn.spi.nlp;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads clinical text.
 *
 * <p>It knows nothing of FHIR, of documents or of data stores: what a negated condition becomes is
 * decided by whoever asked. The words of its answers are those of Amazon Comprehend Medical.
 *
 * <p>Promises, checked by {@code health.tarn.testkit.NlpContract}:
 *
 * <ul>
 *   <li>Every span lies in the text, counted in Unicode code points, and the text of an entity or
 *       attribute is exactly what stands there.
 *   <li>Entities come in the order of their begin, then their end.
 *   <li>The same text gives the same answer, by whatever number of threads it is asked at once.
 *   <li>Any string is a text: an empty one, one without spaces, one with surrogates, controls or
 *       several megabytes. The time that it takes grows with its length and no faster.
 *   <li>When its thread is interrupted, it ends soon, with {@link NlpError#INTERRUPTED}.
 *   <li>It asks no network and keeps nothing of the text.
 * </ul>
 */
@ConsumerType
public interface NlpEngine {

  /** The service property that names an engine, such as {@code clinical}. */
  String NAME = "tarn.nlp";

  /**
   * Returns the version of the engine and, after a plus sign, of the terms that it knows: when it
   * differs, the same text may give another answer.
   */
  String version();

  /**
   * Reads a text.
   *
   * @throws NlpException if the engine failed over it; the engine can be asked again
   */
  Analysis analyze(String text);
}

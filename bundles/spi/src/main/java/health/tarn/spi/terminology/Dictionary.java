package health.tarn.spi.terminology;

import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;

/** The terms by which engines of NLP know conditions, medications, tests and the like. */
@ConsumerType
public interface Dictionary {

  /** Returns a word that differs whenever the terms differ; letters, digits, '.' and '-'. */
  String version();

  /** Hands over every term, always in the same order; the reader keeps what it needs. */
  void read(Consumer<Term> reader);
}

package health.tarn.terminology;

import health.tarn.spi.terminology.Term;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A short word that differs when terms differ. */
final class Fingerprint {

  /** Of 64 bits: enough for terms that nobody makes up to collide. */
  private static final int BYTES = 8;

  private Fingerprint() {}

  static String of(List<Term> terms) {
    MessageDigest digest = sha256();
    for (Term term : terms) {
      add(digest, term.text());
      add(digest, term.kind().name());
      add(digest, term.system());
      add(digest, term.code());
      add(digest, term.display());
    }
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }

  /** A value never holds a NUL or is told from the next by it. */
  private static void add(MessageDigest digest, String value) {
    digest.update(value.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

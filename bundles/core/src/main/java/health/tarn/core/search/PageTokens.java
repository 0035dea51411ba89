package health.tarn.core.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs the tokens of pages, so that a client can follow links and cannot make them up.
 *
 * <p>A token holds a few fields and is bound to a context, such as the query and the principal that
 * it was given for; it is base64url of the fields and 16 bytes of their HMAC-SHA256.
 */
public final class PageTokens {

  private static final int MAC_BYTES = 16;
  private static final char SEPARATOR = '\n';
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /**
   * @param secret at least 32 random bytes, the same for as long as links shall live
   */
  public PageTokens(byte[] secret) {
    this.key = new SecretKeySpec(secret, ALGORITHM);
  }

  /** Returns the token for fields without line breaks. */
  public String sign(String context, List<String> fields) {
    byte[] payload = String.join(String.valueOf(SEPARATOR), fields).getBytes(UTF_8);
    byte[] token = Arrays.copyOf(payload, payload.length + MAC_BYTES);
    System.arraycopy(mac(context, payload), 0, token, payload.length, MAC_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /**
   * Returns the fields of a token.
   *
   * @throws LakeException with {@link Problem#INVALID} if it was not given for this context
   */
  public List<String> verify(String context, String token, int fields) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      throw foreign();
    }
    if (bytes.length < MAC_BYTES) {
      throw foreign();
    }
    byte[] payload = Arrays.copyOf(bytes, bytes.length - MAC_BYTES);
    byte[] given = Arrays.copyOfRange(bytes, payload.length, bytes.length);
    byte[] right = Arrays.copyOf(mac(context, payload), MAC_BYTES);
    List<String> parts = List.of(new String(payload, UTF_8).split(String.valueOf(SEPARATOR), -1));
    if (!MessageDigest.isEqual(given, right) || parts.size() != fields) {
      throw foreign();
    }
    return parts;
  }

  private byte[] mac(String context, byte[] payload) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(context.getBytes(UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(payload);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  private static LakeException foreign() {
    return new LakeException(
        Problem.INVALID,
        "the page token was not given for this request; follow the next link as it stands, or begin"
            + " with the first page");
  }
}

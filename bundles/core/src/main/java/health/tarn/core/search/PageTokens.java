package health.tarn.core.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals the tokens of pages, so that a client can follow links, and neither make them up nor read
 * them: a position in the log tells how much was written that the client may not see.
 *
 * <p>A token holds a few fields and is bound to a context, such as the query and the principal that
 * it was given for. It is base64url of 16 bytes of an HMAC-SHA256 and of the fields in AES-CTR with
 * those bytes as the initial counter: an encryption with a synthetic initialization vector, as in
 * RFC 5297. Equal fields give equal tokens; the length of a token is that of its fields.
 */
public final class PageTokens {

  private static final int MAC_BYTES = 16;
  private static final char SEPARATOR = '\n';
  private static final String ALGORITHM = "HmacSHA256";
  private static final String CIPHER = "AES/CTR/NoPadding";

  private final SecretKeySpec macKey;
  private final SecretKeySpec cipherKey;

  /**
   * @param secret at least 32 random bytes, the same for as long as links shall live
   */
  public PageTokens(byte[] secret) {
    this.macKey = new SecretKeySpec(secret, ALGORITHM);
    this.cipherKey = new SecretKeySpec(mac("cipher", new byte[0]), "AES");
  }

  /** Returns a number as a field whose length does not tell how great it is. */
  public static String field(long number) {
    return HexFormat.of().toHexDigits(number);
  }

  /** Reads what {@link #field} has written. */
  public static long number(String field) {
    return HexFormat.fromHexDigitsToLong(field);
  }

  /** Returns the token for fields without line breaks. */
  public String seal(String context, List<String> fields) {
    byte[] payload = String.join(String.valueOf(SEPARATOR), fields).getBytes(UTF_8);
    byte[] mac = mac(context, payload);
    byte[] token = Arrays.copyOf(mac, MAC_BYTES + payload.length);
    System.arraycopy(crypt(mac, payload), 0, token, MAC_BYTES, payload.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /**
   * Returns the fields of a token.
   *
   * @throws LakeException with {@link Problem#INVALID} if it was not given for this context
   */
  public List<String> open(String context, String token, int fields) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      throw foreign();
    }
    if (bytes.length < MAC_BYTES) {
      throw foreign();
    }
    byte[] given = Arrays.copyOf(bytes, MAC_BYTES);
    byte[] payload = crypt(given, Arrays.copyOfRange(bytes, MAC_BYTES, bytes.length));
    List<String> parts = List.of(new String(payload, UTF_8).split(String.valueOf(SEPARATOR), -1));
    if (!MessageDigest.isEqual(given, mac(context, payload)) || parts.size() != fields) {
      throw foreign();
    }
    return parts;
  }

  private byte[] mac(String context, byte[] payload) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(macKey);
      mac.update(context.getBytes(UTF_8));
      mac.update((byte) 0);
      return Arrays.copyOf(mac.doFinal(payload), MAC_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  /** Encrypts, and decrypts what was encrypted. */
  private byte[] crypt(byte[] counter, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.ENCRYPT_MODE, cipherKey, new IvParameterSpec(counter));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + CIPHER, e);
    }
  }

  private static LakeException foreign() {
    return new LakeException(
        Problem.INVALID,
        "the page token was not given for this request; follow the next link as it stands, or begin"
            + " with the first page");
  }
}
